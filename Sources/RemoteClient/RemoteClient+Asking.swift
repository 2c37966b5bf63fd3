package import Surroundings
package import VigieClient
package import VigieEngine
import VigieLedger
package import VigieReadiness

extension RemoteClient {
    package func platform() async throws -> PlatformView {
        try await connection.get("/platform")
    }

    package func plan() async throws -> PlanView {
        try await connection.get("/plan")
    }

    package func resource(_ identifier: String) async throws -> ResourceDetail {
        let parts = identifier.split(separator: "/", maxSplits: 1).map { Connection.escaped(String($0)) }
        guard parts.count == 2 else { throw ClientError.unknownResource(identifier) }
        return try await connection.get("/resources/\(parts[0])/\(parts[1])")
    }

    package func readiness(asOf instant: Timestamp?) async throws -> ReadinessReport {
        try await connection.get("/readiness", [("asOf", instant?.rfc3339)])
    }

    package func control(_ id: ControlID, history: HistoryQuestion) async throws -> ControlDetail {
        try await connection.get(
            "/readiness/controls/\(Connection.escaped(id.rawValue))",
            [("since", history.since?.rfc3339), ("limit", String(history.limit))])
    }

    package func procedures() async throws -> [ProcedureView] {
        try await connection.get("/procedures", as: Page<ProcedureView>.self).items
    }

    package func upcoming(limit: Int) async throws -> [UpcomingRun] {
        try await connection.get("/schedule", [("limit", String(limit))], as: Page<UpcomingRun>.self).items
    }

    package func runs(_ question: RunQuestion) async throws -> Page<RunView> {
        let statuses = question.statuses.map { (name: "status", value: String?.some($0.rawValue)) }
        return try await connection.get(
            "/runs",
            statuses + [
                ("procedure", question.procedure), ("subject", question.subject),
                ("verdict", question.verdict?.rawValue), ("cursor", question.cursor),
                ("limit", String(question.limit)),
            ])
    }

    package func run(_ id: RunID) async throws -> RunDetail {
        try await connection.get(Self.path(id))
    }

    package func log(of run: RunID, after position: Int64, limit: Int) async throws -> Page<LogLineView> {
        try await connection.get(Self.path(run) + "/log", [("after", String(position)), ("limit", String(limit))])
    }

    package func approvals() async throws -> [ApprovalRequest] {
        try await connection.get("/approvals", as: Page<ApprovalRequest>.self).items
    }

    static func path(_ run: RunID) -> String {
        "/runs/\(Connection.escaped(run.rawValue))"
    }
}
