import JSONTree
import Surroundings
import VigieStore
import Wording

extension Engine {
    /// Posts a signal to a run; with a key that was used before, nothing.
    package func signal(_ id: RunID, _ name: String, _ payload: some Encodable & Sendable, key: String) async throws {
        let record = try await run(id)
        guard !record.state.isEnded else { throw EngineError.runEnded(run: id.rawValue, status: record.status) }
        try await post(id, name, key: key, JSONValue(encoding: payload))
    }

    /// Stops a run: its step is cut off, and what it did is undone.
    package func cancel(_ id: RunID, by person: String, reason: String? = nil) async throws {
        let record = try await run(id)
        guard !record.state.isEnded else { throw EngineError.runEnded(run: id.rawValue, status: record.status) }
        var payload: [String: JSONValue] = ["by": .string(person)]
        if let reason { payload["reason"] = .string(reason) }
        try await post(id, SignalName.cancel.rawValue, key: "cancel", .object(payload))
        // Where nothing was done and nobody works, nobody has to come first to undo it.
        try await change(id) { record in
            guard record.startedAt == nil || record.state == .diverged else { return false }
            let isUntouched = record.startedAt == nil
            let problem =
                isUntouched
                ? EngineError.cancelled(by: person, reason: reason).problem
                : EngineError.cancelledAsItIs(by: person, reason: reason).problem
            record.status = RunStatus.cancelled.rawValue
            record.problem = problem.json
            record.summary = problem.title
            record.finishedAt = world.now()
            return true
        }
    }

    /// Gives a run another chance: one that diverged is continued, for one that has ended a new one is started.
    ///
    /// - Returns: the run to look at from now on.
    @discardableResult
    package func retry(_ id: RunID, by person: String) async throws -> RunID {
        let record = try await run(id)
        if record.state.isEnded { return try await startAgain(id, cause: person) }
        guard record.state == .diverged else {
            throw EngineError.notEnded(run: id.rawValue, status: record.status)
        }
        try await change(id) { record in
            guard record.state == .diverged else { return false }
            record.status = RunStatus.queued.rawValue
            record.problem = nil
            record.summary = nil
            return true
        }
        return id
    }

    /// Says what became of the step of an uncertain run.
    package func resolve(_ id: RunID, _ resolution: Resolution, by person: String) async throws {
        let record = try await run(id)
        let steps = try await store.steps(of: id.rawValue)
        guard record.state == .uncertain, let row = steps.last(where: { $0.state == StepState.started.rawValue })
        else { throw EngineError.notUncertain(run: id.rawValue, status: record.status) }
        let payload = resolution.signal(for: row, by: person)
        try await post(id, SignalName.resolve.rawValue, key: world.identifier(), payload)
    }

    /// Writes a run that nobody works on; does nothing where somebody does, or where the change is refused.
    private func change(_ id: RunID, _ change: @Sendable (inout RunRecord) -> Bool) async throws {
        let holder = "\(holder)/\(world.identifier())"
        guard
            let lease = try await store.acquire("run/\(id)", holder: holder, world: world, settings: settings)
        else { return }
        var record = try await run(id)
        let changes: [Change] = change(&record) ? [.requireLease(lease.current), .updateRun(record)] : []
        _ = try await store.commit(changes + [.releaseLease(lease.current)])
        bell.ring()
    }

    func post(_ id: RunID, _ name: String, key: String, _ payload: JSONValue) async throws {
        let signal = SignalRecord(run: id.rawValue, name: name, key: key, payload: payload, at: world.now())
        _ = try await store.commit([.postSignal(signal)])
        bell.ring()
    }
}
