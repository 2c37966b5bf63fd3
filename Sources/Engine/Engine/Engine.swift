import JSONTree
package import Surroundings
package import VigieLedger
package import VigiePlan
package import VigieStore

/// Starts procedures and carries them through: across crashes, restarts and several processes on one store.
package struct Engine: Sendable {
    package let plan: Plan
    package let settings: EngineSettings

    let store: any Store
    let ledger: Ledger
    let world: World
    package let services: Services
    let procedures: [String: any Procedure.Type]
    let schedules: [Schedule]
    let reactions: [Reaction]
    let watches: [any Watch]
    /// This engine among all that share the store.
    let holder: String
    let bell: Bell
    let observer: LeaseObserver

    /// - Parameters:
    ///   - procedures: all that may be met in the store; the schedules' own need not be repeated.
    ///   - holder: what other processes show of this one where it holds something: a host, a process number.
    package init(
        store: any Store, ledger: Ledger, world: World, plan: Plan, services: Services = Services(),
        procedures: [any Procedure.Type], schedules: [Schedule] = [], reactions: [Reaction] = [],
        watches: [any Watch] = [], holder: String, settings: EngineSettings = EngineSettings()
    ) {
        self.store = store
        self.ledger = ledger
        self.world = world
        self.plan = plan
        self.services = services
        self.schedules = schedules
        self.reactions = reactions
        self.watches = watches
        self.holder = "\(holder)/\(world.identifier())"
        self.settings = settings
        let all = procedures + schedules.map { type(of: $0.procedure) }
        self.procedures = Dictionary(all.map { ($0.name.rawValue, $0) }) { first, _ in first }
        bell = Bell(clock: world.clock)
        observer = LeaseObserver(patience: settings.leaseTime)
    }
}

extension Engine {
    /// Asks for a run; a worker takes it up, or `perform` does.
    ///
    /// - Parameters:
    ///   - cause: who or what asks: `person/…`, `schedule/…`.
    ///   - idempotencyKey: where it was used before, nothing is started and the earlier run is returned.
    @discardableResult
    package func start<P: Procedure>(
        _ procedure: P, cause: String, idempotencyKey: String? = nil
    ) async throws -> RunID {
        try await insert(record(of: procedure, cause: cause, key: idempotencyKey))
    }

    /// Starts a new run like an earlier one.
    @discardableResult
    package func startAgain(_ id: RunID, cause: String) async throws -> RunID {
        let earlier = try await run(id)
        return try await insert(
            RunRecord(
                id: world.identifier(), procedure: earlier.procedure,
                procedureVersion: procedures[earlier.procedure]?.version ?? earlier.procedureVersion,
                input: earlier.input, subject: earlier.subject, cause: cause, createdAt: world.now(),
                status: RunStatus.queued.rawValue))
    }

    package func run(_ id: RunID) async throws -> RunRecord {
        guard let record = try await store.run(id.rawValue) else { throw EngineError.unknownRun(id.rawValue) }
        return record
    }

    private func insert(_ record: RunRecord) async throws -> RunID {
        let receipts = try await store.commit([.insertRun(record)])
        bell.ring()
        guard case .run(let id, _) = receipts.first else { return RunID(record.id) }
        return RunID(id)
    }

    /// A new run of a procedure, not written yet.
    func record<P: Procedure>(of procedure: P, cause: String, key: String?) throws -> RunRecord {
        RunRecord(
            id: world.identifier(), procedure: P.name.rawValue, procedureVersion: P.version,
            input: try JSONValue(encoding: procedure), subject: procedure.subject, cause: cause,
            idempotencyKey: key, createdAt: world.now(), status: RunStatus.queued.rawValue)
    }
}
