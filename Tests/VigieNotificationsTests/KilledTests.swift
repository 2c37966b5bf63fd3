import JSONTree
import Surroundings
import Testing
import VigieEngine
import VigieLedger
import VigieNotifications
import VigieStore
import VigieStoreSQLite
import VigieTestSupport

/// The promise itself: a process that dies at any moment loses no notice, and what it repeats carries the same key.
@Suite struct KilledTests {
    private static let plan =
        Pieces.ada + Pieces.webhook() + Pieces.webhook("other")
        + Pieces.preference("[{channels: [hook]}, {channels: [other], severities: [critical]}]")

    private struct Outcome {
        var writes = 0
        /// By channel and notice: under which keys it arrived.
        var keys: [String: Set<String>] = [:]
        var arrivals = 0
        var verdicts: Set<String?> = []
        var evidence: [String] = []
        var deaths = 0
    }

    /// Three notices come, one of them critical; the first answer of the server is a failure.
    private static func voyage(dyingAt fatal: Int?, _ moment: CrashingStore.Moment) async throws -> Outcome {
        try await FakeChannel.serve { fake, address in
            fake.answer(.status(503))
            let office = try Office(
                plan: plan, environment: ["HOOK": "\(address)/hook", "OTHER": "\(address)/other"])
            let dying = CrashingStore(office.store, dyingAt: fatal, moment)
            var engine = office.engine(on: dying)
            for (index, severity) in [Severity.warning, .critical, .warning].enumerated() {
                let notice = Notice.sample("n\(index)", severity, title: "n\(index)")
                for store in [dying as any Store, office.store] {
                    // Whoever asked and got no answer asks again, under the same key.
                    let asker = office.engine(on: store, seed: UInt64(10 + index))
                    guard
                        (try? await asker.start(AnnounceNotice(notice), cause: "test", idempotencyKey: notice.key))
                            == nil
                    else { break }
                }
            }
            try? await office.settle(engine)
            var outcome = Outcome(writes: dying.writes)
            if dying.isDead {
                outcome.deaths = 1
                office.clock.advance(by: .seconds(60))
                engine = office.engine(seed: 2)
                try await office.settle(engine)
            }
            for request in fake.requests {
                let body = try JSONValue(parsing: request.body)
                outcome.arrivals += 1
                for notice in body["notices"]?.array ?? [] {
                    let name = "\(request.uri) \(notice["title"]?.string ?? "")"
                    outcome.keys[name, default: []].insert(request.key)
                }
            }
            for procedure in [AnnounceNotice.name, DeliverNotice.name] {
                outcome.verdicts.formUnion(try await office.runs(procedure).map(\.verdict))
            }
            outcome.evidence = try await office.ledger.all(NotificationDelivered.self, limit: 100)
                .flatMap { told in told.evidence.notices.map { "\(told.evidence.channel) \($0)" } }.sorted()
            return outcome
        }
    }

    @Test func `killed at any write, every notice arrives, and what arrives twice carries the same key`() async throws {
        let calm = try await Self.voyage(dyingAt: nil, .before)
        let expected = ["hook n0", "hook n1", "hook n2", "other n1"]
        #expect(calm.evidence == expected)
        #expect(calm.verdicts == ["pass"])
        #expect(calm.writes > 40)
        var repeated = 0
        for fatal in 1...calm.writes {
            for moment in CrashingStore.Moment.allCases {
                let outcome = try await Self.voyage(dyingAt: fatal, moment)
                let place = Comment("killed \(moment) write \(fatal) of \(calm.writes)")
                #expect(outcome.evidence == expected, place)
                #expect(outcome.verdicts == ["pass"], place)
                #expect(outcome.keys.values.allSatisfy { $0.count == 1 }, place)
                #expect(Set(outcome.keys.keys) == Set(calm.keys.keys), place)
                repeated += max(0, outcome.arrivals - calm.arrivals)
            }
        }
        // Between the sending and the note of it there is a moment in which nobody can know.
        #expect(repeated > 0)
    }
}
