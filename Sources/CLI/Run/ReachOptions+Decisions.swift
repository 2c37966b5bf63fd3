import VigieClient
import VigieEngine

extension ReachOptions {
    /// Takes a decision about a run, and shows the run as it is then.
    ///
    /// The plan need not be without errors: what is under way can be stopped whatever the plan says.
    func decide(
        on run: String, _ output: OutputOptions, _ decision: (any Client, RunID) async throws -> RunView
    ) async throws {
        let id = RunID(run)
        let detail = try await withClient { client in
            _ = try await decision(client, id)
            return try await client.run(id)
        }
        try output.format.present(RunPage(detail: detail))
    }
}
