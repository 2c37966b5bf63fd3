package import VigieStore

extension RunHistory {
    /// Reads all that was written of a run.
    package init(of id: RunID, in store: any Store) async throws {
        guard let record = try await store.run(id.rawValue) else { throw EngineError.unknownRun(id.rawValue) }
        run = Run(record)
        steps = try await store.steps(of: record.id).map(Step.init)
        signals = try await store.signals(of: record.id).map { signal in
            Signal(name: signal.name, key: signal.key, payload: signal.payload, at: signal.at)
        }
        entries = try await store.entries(EntryQuery(run: record.id)).map { stored in
            Entry(
                kind: stored.entry.kind, subject: stored.entry.subject, at: stored.entry.at, key: stored.entry.key,
                text: String(decoding: stored.entry.bytes, as: UTF8.self))
        }
    }

    /// Writes the history into a store as that of a run which was cut off just before its end.
    ///
    /// Whoever performs the run then replays it: the same end and not a step more, or the procedure has changed.
    @discardableResult
    package func restore(in store: any Store) async throws -> RunID {
        var record = RunRecord(
            id: run.id, procedure: run.procedure, procedureVersion: run.version, input: run.input,
            subject: run.subject, cause: run.cause, createdAt: run.createdAt, status: RunStatus.running.rawValue)
        record.startedAt = run.startedAt
        var changes: [Change] = [.insertRun(record)]
        changes += entries.map { entry in
            .appendEntry(
                NewEntry(
                    kind: entry.kind, subject: entry.subject, at: entry.at, run: run.id, key: entry.key,
                    bytes: Array(entry.text.utf8)))
        }
        changes += steps.enumerated().map { .putStep($1.record(of: run.id, $0)) }
        changes += signals.map { signal in
            .postSignal(
                SignalRecord(
                    run: run.id, name: signal.name, key: signal.key, payload: signal.payload, at: signal.at))
        }
        _ = try await store.commit(changes)
        return RunID(run.id)
    }
}

extension RunHistory.Run {
    init(_ record: RunRecord) {
        self.init(
            id: record.id, procedure: record.procedure, version: record.procedureVersion, input: record.input,
            subject: record.subject, cause: record.cause, createdAt: record.createdAt, startedAt: record.startedAt,
            status: record.status, verdict: record.verdict, summary: record.summary, output: record.output,
            problem: record.problem)
    }
}

extension RunHistory.Step {
    init(_ record: StepRecord) {
        self.init(
            name: record.name, kind: record.kind, state: record.state, attempt: record.attempt,
            result: record.result, problem: record.problem, startedAt: record.startedAt,
            finishedAt: record.finishedAt)
    }

    func record(of run: String, _ sequence: Int) -> StepRecord {
        StepRecord(
            run: run, sequence: sequence, name: name, kind: kind, state: state, attempt: attempt, result: result,
            problem: problem, startedAt: startedAt, finishedAt: finishedAt)
    }
}
