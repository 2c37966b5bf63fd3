import JSONTree
import Surroundings
import VigieStore
import Wording

/// What came of trying to take up a run.
enum Claim {
    case taken(Execution)
    /// Another worker executes it.
    case held(by: String)
    /// Another run has a lock that it needs.
    case locked(String, by: RunID)
    /// There is nothing to execute.
    case over(RunRecord)
}

extension Engine {
    /// Takes a run up, if nobody else has it and its locks are free.
    func claim(_ id: RunID, observer: (@Sendable (RunEvent) -> Void)?) async throws -> Claim {
        let known = try await run(id)
        guard !known.state.isEnded, known.state != .diverged else { return .over(known) }
        guard let type = procedures[known.procedure] else { throw EngineError.unknownProcedure(known.procedure) }
        let procedure = Result { try known.input.decoded(type) }
        let names = locks(of: known)
        if let obstacle = try await obstacle(to: id, names) { return .locked(obstacle.name, by: obstacle.run) }
        let name = "run/\(id)"
        guard let lease = try await take(name) else {
            let held = try await store.leases(prefix: name).first
            return .held(by: held?.holder ?? "somebody")
        }
        // Read again: now nobody else writes it.
        let record = try await run(id)
        guard !record.state.isEnded, record.state != .diverged else {
            _ = try await store.commit([.releaseLease(lease.current)])
            return .over(record)
        }
        guard let locks = try await take(names, for: id) else {
            _ = try await store.commit([.releaseLease(lease.current)])
            let obstacle = try await obstacle(to: id, names)
            return obstacle.map { .locked($0.name, by: $0.run) } ?? .held(by: "somebody")
        }
        return try await begin(record, type, procedure, lease, locks, observer)
    }

    /// Takes the lease of a run, if it is free or its holder has died.
    private func take(_ name: String) async throws -> HeldLease? {
        // The holder is a new one each time, so that this process cannot take a run up twice either.
        let holder = "\(holder)/\(world.identifier())"
        if let lease = try await store.acquire(name, holder: holder, world: world, settings: settings) {
            return lease
        }
        guard let held = try await store.leases(prefix: name).first(where: { $0.name == name }),
            observer.isAbandoned(held, at: world.clock.elapsed())
        else { return nil }
        return try await store.acquire(name, holder: holder, lapsed: held, world: world, settings: settings)
    }

    private func begin(
        _ record: RunRecord, _ type: any Procedure.Type, _ procedure: Result<any Procedure, any Error>,
        _ lease: HeldLease, _ locks: [HeldLease], _ observer: (@Sendable (RunEvent) -> Void)?
    ) async throws -> Claim {
        let steps = try await store.steps(of: record.id)
        var record = record
        do {
            let procedure = try Self.check(record, type, procedure, steps)
            let signals = try await store.signals(of: record.id)
            record.status = RunStatus.running.rawValue
            record.startedAt = record.startedAt ?? world.now()
            record.wakeAt = nil
            record.problem = nil
            record.summary = nil
            _ = try await store.commit([.requireLease(lease.current), .updateRun(record)])
            let journal = Journal(
                record: record, steps: steps, signals: signals, lease: lease, store: store, world: world,
                settings: settings, observer: observer)
            journal.emit(.statusChanged(.running))
            let run = Run(
                id: RunID(record.id), plan: plan, ledger: ledger, services: services, world: world, journal: journal)
            return .taken(Execution(procedure: procedure, run: run, journal: journal, locks: locks))
        } catch let error as EngineError {
            record.status = RunStatus.diverged.rawValue
            record.problem = error.problem.json
            record.summary = error.problem.title
            let releases = ([lease] + locks).map { Change.releaseLease($0.current) }
            _ = try await store.commit([.requireLease(lease.current), .updateRun(record)] + releases)
            return .over(record)
        }
    }

    private static func check(
        _ record: RunRecord, _ type: any Procedure.Type, _ procedure: Result<any Procedure, any Error>,
        _ steps: [StepRecord]
    ) throws(EngineError) -> any Procedure {
        guard steps.isEmpty || record.procedureVersion == type.version else {
            throw .differentVersion(
                procedure: record.procedure, began: record.procedureVersion, current: type.version)
        }
        switch procedure {
        case .success(let procedure): return procedure
        case .failure(let error):
            throw .unreadableInput(procedure: record.procedure, reason: String(describing: error))
        }
    }

    // MARK: Locks

    /// The names of the leases that a run needs besides its own.
    func locks(of record: RunRecord) -> [String] {
        let procedure = procedures[record.procedure].flatMap { try? record.input.decoded($0) }
        // Runs of one schedule never overlap; a reaction's or a person's are their own business.
        let own = record.cause.hasPrefix("schedule/") ? [record.cause] : []
        return Set((procedure?.locks ?? []) + own).map { "lock/\($0)" }.sorted()
    }

    /// The first lock that another run holds; only reads.
    private func obstacle(to id: RunID, _ names: [String]) async throws -> (name: String, run: RunID)? {
        guard !names.isEmpty else { return nil }
        let (now, wanted) = (world.now(), Set(names))
        let taken = try await store.leases(prefix: "lock/").first { lease in
            wanted.contains(lease.name) && lease.holder != id.rawValue && lease.expiresAt > now
        }
        return taken.map { (String($0.name.dropFirst("lock/".count)), RunID($0.holder)) }
    }

    /// Takes all locks or none. Their holder is the run, which so finds them again after a crash.
    private func take(_ names: [String], for id: RunID) async throws -> [HeldLease]? {
        var taken: [HeldLease] = []
        for name in names {
            let lease = try await store.acquire(name, holder: id.rawValue, world: world, settings: settings)
            guard let lease else {
                if !taken.isEmpty { _ = try await store.commit(taken.map { .releaseLease($0.current) }) }
                return nil
            }
            taken.append(lease)
        }
        return taken
    }
}

extension JSONValue {
    /// Reads a procedure whose type is only known now.
    fileprivate func decoded(_ type: any Procedure.Type) throws -> any Procedure {
        try decoded(as: type)
    }
}
