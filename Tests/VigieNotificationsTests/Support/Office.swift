import Surroundings
import Testing
import VigieAccess
import VigieChapter
import VigieEngine
import VigieLedger
import VigieNotifications
import VigiePlan
import VigieReadiness
import VigieStore
import VigieTestSupport

/// A Vigie with nothing but notifications: a plan, a clock, a store, and as many processes as it takes.
struct Office: Sendable {
    let plan: Plan
    let store: any Store
    let clock: ManualClock
    let environment: [String: String]

    init(
        plan text: String, environment: [String: String] = [:], store: any Store = InMemoryStore(),
        clock: ManualClock = ManualClock()
    ) throws {
        let (plan, problems) = Self.read(text)
        try #require(problems.allSatisfy { $0.severity == .warning }, "\(problems)")
        self.plan = plan
        self.store = store
        self.clock = clock
        self.environment = environment
    }

    static func read(_ text: String) -> (Plan, [Diagnostic]) {
        PlanReader(kinds: CoreKinds.all + AccessPart().kinds + Notifications(judges: []).kinds).read(text: text)
    }

    func engine(on store: (any Store)? = nil, seed: UInt64 = 1, judges: [ControlJudge] = []) -> Engine {
        let world = World(clock: clock, random: SeededRandom(seed: seed))
        let store = store ?? self.store
        let part = Notifications(judges: judges)
        var settings = EngineSettings()
        settings.patience = .zero
        return Engine(
            store: store, ledger: Ledger(store: store, world: world), world: world, plan: plan,
            services: services,
            procedures: part.procedures, reactions: part.reactions, holder: "test", settings: settings)
    }

    var services: Services {
        let secrets = SecretResolver(environment: environment)
        return Services().with(Workplace(work: "/nonexistent", keys: "/nonexistent", secrets: secrets))
            .with(NotificationOffice(console: "https://vigie.test", plan: plan))
    }

    var ledger: Ledger { Ledger(store: store, world: World(clock: clock, random: SeededRandom(seed: 99))) }

    /// Does what is due, and lets time pass until nothing is any more.
    func settle(_ engine: Engine, within span: Duration = .seconds(14 * 86_400)) async throws {
        let end = clock.now() + span
        while let next = try await engine.settle(), next <= end { clock.advance(to: next) }
    }

    func runs(_ procedure: ProcedureName) async throws -> [RunRecord] {
        try await store.runs(RunQuery(procedure: procedure.rawValue, limit: 1000)).reversed()
    }

    /// Everything the store holds, as text: for looking for what must not be there.
    func everything() async throws -> String {
        var pieces: [String] = []
        for record in try await store.runs(RunQuery(limit: 1000)) {
            pieces.append(String(describing: record))
            pieces += try await store.steps(of: record.id).map { String(describing: $0) }
            pieces += try await store.log(of: record.id, after: 0, limit: 1000).map { String(describing: $0) }
        }
        pieces += try await ledgerText()
        for collection in ["notify.outboxes", "notify.paces", "notify.lookout"] {
            pieces += try await store.documents(in: collection).map { String(decoding: $0.body, as: UTF8.self) }
        }
        return pieces.joined(separator: "\n")
    }

    func ledgerText() async throws -> [String] {
        try await store.entries(EntryQuery(limit: 1000)).map { String(decoding: $0.entry.bytes, as: UTF8.self) }
    }
}
