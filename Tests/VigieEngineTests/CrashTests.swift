import JSONTree
import Surroundings
import Testing
import VigieEngine
import VigieLedger
import VigieStore
import VigieTestSupport

/// The proof of the engine: its process is killed before and after each write there is, another one takes over, and
/// the end is the same, every effect once.
@Suite struct CrashTests {
    /// The ending that undoes has the longest way; the others are gone in memory only, for the time it takes.
    private static let cases: [(StoreKind, Shipment.Ending)] =
        Shipment.Ending.allCases.map { (.memory, $0) } + [(.sqlite, .sinks)]

    @Test(arguments: cases)
    func `killed at any write a run still comes to the same end, every effect once`(
        kind: StoreKind, ending: Shipment.Ending
    ) async throws {
        let calm = try await Voyage(kind: kind, ending: ending).make()
        #expect(calm.effects == ending.effects)
        #expect(calm.writes > 20)
        for fatal in 1...calm.writes {
            for moment in CrashingStore.Moment.allCases {
                let voyage = try await Voyage(kind: kind, ending: ending, fatal: fatal, moment: moment).make()
                let place = Comment("killed \(moment) write \(fatal)")
                #expect(voyage.effects == calm.effects, place)
                #expect(voyage.record.status == calm.record.status, place)
                #expect(voyage.record.verdict == calm.record.verdict, place)
                #expect(voyage.record.summary == calm.record.summary, place)
                #expect(voyage.record.problem == calm.record.problem, place)
                #expect(voyage.steps == calm.steps, place)
                #expect(voyage.entries == calm.entries, place)
                #expect(voyage.leases == [], place)
                #expect(voyage.violations == [], place)
                #expect(voyage.kills == 1, place)
            }
        }
    }

    @Test(arguments: Shipment.Ending.allCases)
    func `killed twice it comes to the same end too`(ending: Shipment.Ending) async throws {
        let calm = try await Voyage(kind: .memory, ending: ending).make()
        let random = SeededRandom(seed: 7)
        for _ in 0..<60 {
            let (first, second) = (random.int(in: 1..<calm.writes + 1), random.int(in: 1..<calm.writes + 1))
            let moment = random.pick(CrashingStore.Moment.allCases)
            var voyage = Voyage(kind: .memory, ending: ending, fatal: first, moment: moment)
            voyage.fatalAgain = second
            let place = Comment("killed \(moment) writes \(first), \(second)")
            let outcome = try await voyage.make()
            #expect(outcome.effects == calm.effects, place)
            #expect(outcome.record.summary == calm.record.summary, place)
            #expect(outcome.steps == calm.steps, place)
            #expect(outcome.entries == calm.entries, place)
            #expect(outcome.violations == [], place)
        }
    }
}
