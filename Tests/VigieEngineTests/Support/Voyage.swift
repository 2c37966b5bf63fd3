import JSONTree
import Surroundings
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport

/// One shipment from start to end, with the people around it, on a machine that is killed where the test says so.
struct Voyage {
    let kind: StoreKind
    let ending: Shipment.Ending
    var fatal: Int?
    var moment = CrashingStore.Moment.before
    /// Where the second process is killed too.
    var fatalAgain: Int?

    struct Outcome {
        let record: RunRecord
        let effects: [String: Int]
        /// What each step was and how it ended.
        let steps: [String]
        let entries: [String]
        let leases: [Lease]
        let violations: [String]
        let writes: Int
        let kills: Int
    }

    func make() async throws -> Outcome {
        let world = try EffectWorld()
        defer { world.remove() }
        return try await kind.withStore { open in try await sail(world, open) }
    }

    func sail(_ world: EffectWorld, _ open: @Sendable () throws -> any Store) async throws -> Outcome {
        let (clock, violations) = (ManualClock(), Diary())
        var (kills, writes) = (0, 0)
        var fatals = [fatal, fatalAgain]
        while true {
            let inner = try open()
            let life = kills < 2 ? fatals.removeFirst() : nil
            let store = CrashingStore(inner, dyingAt: life, moment)
            let engine = Self.engine(
                on: store, clock, Reach(world: world, isDead: { store.isDead }, violations: violations))
            do {
                let id = try await engine.start(Shipment(ending: ending), cause: "person/ada", idempotencyKey: "one")
                try await carry(id, engine, clock, world)
                writes += store.writes
                return Outcome(
                    record: try await engine.run(id), effects: world.counts,
                    steps: try await store.steps(of: id.rawValue).map { "\($0.kind) \($0.name) \($0.state)" },
                    entries: try await store.entries(EntryQuery()).map { "\($0.entry.kind) \($0.entry.subject)" },
                    leases: try await store.leases(prefix: ""), violations: violations.all, writes: writes,
                    kills: kills)
            } catch let error as StoreError {
                guard store.isDead else { throw error }
                kills += 1
                clock.advance(by: .seconds(30))
            }
            try await inner.close()
        }
    }

    static func engine(on store: any Store, _ clock: ManualClock, _ reach: Reach) -> Engine {
        let world = World(clock: clock, random: SeededRandom(seed: 3))
        return Engine(
            store: store, ledger: Ledger(store: store, world: world), world: world, plan: .empty,
            services: Services().with(reach), procedures: [Shipment.self], holder: "test", settings: .impatient)
    }

    /// Carries the run to its end, with the people who answer what it asks.
    private func carry(_ id: RunID, _ engine: Engine, _ clock: ManualClock, _ world: EffectWorld) async throws {
        if try await !engine.run(id).state.isEnded {
            try await engine.signal(id, "port", "Brest", key: "the only one")
        }
        while true {
            let next = try await engine.settle()
            let record = try await engine.run(id)
            if record.state.isEnded { return }
            if record.state == .uncertain {
                // The captain looks whether it was paid.
                let isPaid = world.count("payment") > 0
                try await engine.resolve(id, isPaid ? .done([:]) : .notDone, by: "person/captain")
            } else if let request = try await engine.pendingApproval(of: id) {
                try await engine.approve(id, digest: request.digest, by: "person/harbour-master")
            } else if record.state == .waiting, ending == .isRecalled {
                try await engine.cancel(id, by: "person/owner")
            } else if let next {
                clock.advance(to: next)
            }
        }
    }
}
