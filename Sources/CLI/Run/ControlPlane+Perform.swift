import JSONTree
import VigieEngine
import VigieServer
import VigieStore

extension ControlPlane {
    /// Carries a run out here and now, and shows its progress.
    ///
    /// Ctrl-C leaves the run as it is; `vigie serve` or the next command takes it up.
    func carryOut(_ id: RunID) async throws -> RunRecord {
        let progress = RunProgress()
        return try await TerminationSignals.cancelling {
            defer { progress.finish() }
            return try await engine.perform(id) { progress.show($0) }
        }
    }

    /// Starts a procedure and carries it out.
    func perform(_ procedure: some Procedure) async throws -> RunRecord {
        try await carryOut(try await engine.start(procedure, cause: Person.current))
    }

    /// Carries out one procedure after the other, shows what came of each, and ends with the worst verdict's status.
    func perform(_ procedures: [any Procedure], _ output: OutputOptions) async throws {
        var records: [RunRecord] = []
        for procedure in procedures { records.append(try await perform(procedure)) }
        try output.format.present(RunRecords(runs: records, saysWhatToDo: true))
        try ExitStatus(records).exit()
    }

    /// Carries a run out, shows it in full, and ends with the verdict's exit status.
    func perform(_ id: RunID, _ output: OutputOptions) async throws {
        let record = try await carryOut(id)
        try output.format.present(try await RunDetail(record.id, in: records))
        try ExitStatus(record).exit()
    }
}
