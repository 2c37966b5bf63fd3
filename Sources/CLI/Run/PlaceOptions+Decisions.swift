import VigieEngine
import VigiePlan
import VigieServer

extension PlaceOptions {
    /// Takes a decision about a run, and shows the run as it is then.
    ///
    /// The plan need not be without errors: what is under way can be stopped whatever the plan says.
    func decide(
        on run: String, _ output: OutputOptions, _ decision: (Engine) async throws -> Void
    ) async throws {
        let detail = try await withRecords { records in
            let plane = ControlPlane(settings: settings, plan: .empty, records: records)
            try await decision(plane.engine)
            return try await RunDetail(run, in: records)
        }
        try output.format.present(detail)
    }
}
