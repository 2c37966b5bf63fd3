import JSONTree
import Surroundings
import Testing
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport
import Wording

/// Procedures that nobody would write, killed where nobody would look.
@Suite struct RandomProcedureTests {
    @Test(arguments: 0..<150)
    func `a random procedure that is killed at random comes to the end that its text says`(seed: Int) async throws {
        let random = SeededRandom(seed: UInt64(seed))
        let program = Program(random)
        let world = try EffectWorld()
        defer { world.remove() }
        let (store, clock, violations) = (InMemoryStore(), ManualClock(), Diary())
        var lives = 0
        while true {
            lives += 1
            // Short lives at first, then one that lasts.
            let fatal = lives < 6 ? random.int(in: 1..<12) : nil
            let dying = CrashingStore(store, dyingAt: fatal, random.pick(CrashingStore.Moment.allCases))
            let reach = Reach(world: world, isDead: { dying.isDead }, violations: violations)
            let machine = World(clock: clock, random: SeededRandom(seed: UInt64(lives)))
            let engine = Engine(
                store: dying, ledger: Ledger(store: dying, world: machine), world: machine, plan: .empty,
                services: Services().with(reach), procedures: [Program.self], holder: "test", settings: .impatient)
            do {
                let id = try await engine.start(program, cause: "person/ada", idempotencyKey: "one")
                let record = try await Self.carry(id, program, engine, clock, world)
                #expect(record.state == .finished)
                #expect(record.summary == program.summary, "\(program)")
                break
            } catch is StoreError where dying.isDead {
                clock.advance(by: .seconds(30))
            }
        }
        #expect(world.counts == program.effects, "\(program)")
        #expect(violations.all == [])
        #expect(try await store.ledgerHead().size == Int64(program.facts))
        #expect(try await store.leases(prefix: "") == [])
    }

    /// Carries a run to its end; whoever is asked what became of a step looks into the world.
    private static func carry(
        _ id: RunID, _ program: Program, _ engine: Engine, _ clock: ManualClock, _ world: EffectWorld
    ) async throws -> RunRecord {
        while true {
            let next = try await engine.settle()
            let record = try await engine.run(id)
            if record.state.isEnded { return record }
            if record.state == .uncertain {
                let step = record.problem?["detail"]?.string?.prefix { $0 != " " } ?? ""
                let isDone = world.count(String(step)) > 0
                try await engine.resolve(id, isDone ? .done([:]) : .notDone, by: "person/ada")
            } else if record.state == .waiting {
                for name in program.signals { try await engine.signal(id, name, 1, key: "only") }
            } else if let next {
                clock.advance(to: next)
            }
        }
    }
}
