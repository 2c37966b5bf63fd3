import Surroundings
import Synchronization
import Testing
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport
import Wording

/// One machine's worth of world for a test: a clock, a store, and as many engines on them as it takes.
final class Bench: Sendable {
    let clock: ManualClock
    let store: any Store
    let settings: EngineSettings
    let events = Mutex<[RunEvent]>([])
    let notices = Mutex<[EngineNotice]>([])
    private let scripts: Scripts
    private let services: Services

    init(
        store: any Store = InMemoryStore(), clock: ManualClock = ManualClock(), services: Services = Services(),
        settings: EngineSettings = .impatient, scripts: [String: Scripts.Body] = [:],
        _ body: @escaping Scripts.Body = { _ in Done("nothing") }
    ) {
        self.store = store
        self.clock = clock
        self.settings = settings
        self.scripts = Scripts(bodies: scripts.merging(["main": body]) { given, _ in given })
        self.services = services
    }

    /// The same machine with other bodies: another version of the program.
    func replacing(_ body: @escaping Scripts.Body) -> Bench {
        Bench(store: store, clock: clock, services: services, settings: settings, body)
    }

    /// The same program on another store.
    func on(_ store: any Store, clock: ManualClock = ManualClock()) -> Bench {
        Bench(store: store, clock: clock, services: services, settings: settings, scripts: scripts.bodies) { run in
            try await self.scripts.bodies["main", default: { _ in Done("nothing") }](run)
        }
    }

    /// An engine, as a process that was started just now has it.
    func engine(
        on store: (any Store)? = nil, seed: UInt64 = 1, procedures: [any Procedure.Type] = [],
        schedules: [Schedule] = [], reactions: [Reaction] = [], watches: [any Watch] = []
    ) -> Engine {
        let world = World(clock: clock, random: SeededRandom(seed: seed))
        let store = store ?? self.store
        return Engine(
            store: store, ledger: Ledger(store: store, world: world), world: world, plan: .empty,
            services: services.with(scripts), procedures: [Scripted.self] + procedures, schedules: schedules,
            reactions: reactions, watches: watches, holder: "test", settings: settings)
    }

    func observe(_ event: RunEvent) {
        events.withLock { $0.append(event) }
    }

    func notice(_ notice: EngineNotice) {
        notices.withLock { $0.append(notice) }
    }

    // MARK: Doing

    /// Starts a scripted run and carries it on until it ends, waits for somebody, or sleeps for ever.
    func run(_ procedure: some Procedure = Scripted(), cause: String = "person/ada") async throws -> RunRecord {
        let engine = engine()
        let id = try await engine.start(procedure, cause: cause)
        return try await finish(id, with: engine)
    }

    /// Carries a run on, letting time pass whenever nothing else is left to do.
    @discardableResult
    func finish(_ id: RunID, with engine: Engine) async throws -> RunRecord {
        while true {
            let next = try await engine.settle(observer: observe, notice: notice)
            let record = try await engine.run(id)
            guard !record.state.isEnded, !record.state.needsPerson, let next else { return record }
            clock.advance(to: next)
        }
    }

    /// Executes a run while the clock goes on.
    func perform(
        _ id: RunID, with engine: Engine, stepping span: Duration = .milliseconds(500),
        observer: (@Sendable (RunEvent) -> Void)? = nil
    ) async throws -> RunRecord {
        try await withThrowingTaskGroup(of: RunRecord?.self) { group in
            group.addTask { try await engine.perform(id, observer: observer ?? self.observe) }
            group.addTask {
                await self.clock.run(stepping: span) { Task.isCancelled }
                return nil
            }
            defer { group.cancelAll() }
            return try #require(try await group.next() ?? nil)
        }
    }

    /// The statuses that observers heard of, in order.
    var statuses: [RunStatus] {
        events.withLock { events in
            events.compactMap { if case .statusChanged(let status) = $0.kind { status } else { nil } }
        }
    }

    func steps(_ id: String) async throws -> [StepRecord] {
        try await store.steps(of: id)
    }
}

extension EngineSettings {
    /// Whoever sleeps is laid aside, so that nothing waits for the clock unseen.
    static var impatient: EngineSettings {
        var settings = EngineSettings()
        settings.patience = .zero
        return settings
    }
}

/// Counts, from anywhere.
final class Counter: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    @discardableResult
    func add(_ name: String = "") -> Int {
        counts.withLock { counts in
            counts[name, default: 0] += 1
            return counts[name, default: 0]
        }
    }

    subscript(name: String) -> Int { counts.withLock { $0[name, default: 0] } }
    var highest: Int { counts.withLock { $0.values.max() ?? 0 } }
    var total: Int { counts.withLock { $0.values.reduce(0, +) } }
}

/// What happened, in order, from anywhere.
final class Diary: Sendable {
    private let lines = Mutex<[String]>([])

    func note(_ line: String) {
        lines.withLock { $0.append(line) }
    }

    var all: [String] { lines.withLock(\.self) }
}

struct Mishap: ProblemConvertible, CustomStringConvertible {
    var description = "it broke"

    var problem: Problem {
        Problem(code: "mishap", title: "A mishap.", detail: description)
    }
}
