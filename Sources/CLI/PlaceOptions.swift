import ArgumentParser
import VigieServer

/// Where a command finds the plan and the records: beside it, or at a server.
struct PlaceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The directory with Vigie's own data (default: $VIGIE_DATA, or vigie-data).", valueName: "directory"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            "The plan's directory or file; may be repeated (default: $VIGIE_PLAN, or vigie).", valueName: "path"))
    var plan: [String] = []

    var settings: Settings { Settings(data: data, plan: plan) }

    /// Works on what was recorded; needs no plan.
    func withRecords<Value>(_ body: (Records) async throws -> Value) async throws -> Value {
        try await Records.open(settings.data, body)
    }

    /// Works on the plan and the records. A plan with errors is shown with its errors.
    func withControlPlane<Value>(_ body: (ControlPlane) async throws -> Value) async throws -> Value {
        do {
            return try await ControlPlane.open(settings, body)
        } catch let invalid as InvalidPlan {
            DiagnosticsReport(check: invalid.check).note()
            throw invalid
        }
    }
}
