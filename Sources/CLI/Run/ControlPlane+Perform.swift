import VigieEngine
import VigieLedger
import VigieServer
import VigieStore

extension ControlPlane {
    /// Carries a run out here and now, shows its progress, then its result, and ends with the verdict's exit status.
    ///
    /// Ctrl-C leaves the run as it is; `vigie serve` or the next command takes it up.
    func perform(_ id: RunID, _ output: OutputOptions) async throws {
        let progress = RunProgress()
        let record = try await TerminationSignals.cancelling {
            defer { progress.finish() }
            return try await engine.perform(id) { progress.show($0) }
        }
        try output.format.present(try await RunDetail(record.id, in: records))
        guard let verdict = record.verdict.flatMap(Verdict.init) else { return try ExitStatus.inconclusive.exit() }
        try ExitStatus(verdict).exit()
    }
}
