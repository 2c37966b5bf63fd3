import JSONTree
import VigieClient
import Wording

/// What machines ask that keep the server running.
enum ServiceRoutes {
    /// How much is going on.
    struct Load: Sendable {
        let requests: Int
        let streams: Int
    }

    static func all(
        premises: Premises, metrics: Metrics, load: @escaping @Sendable () -> Load
    ) -> [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/healthz", name: "health", tag: "Service",
                summary: "Whether the process answers.", door: .open, outcome: .text(type: "text/plain")
            ) { _ in .text("ok\n") },
            Endpoint(
                method: .get, path: "/readyz", name: "ready", tag: "Service",
                summary: "Whether it is of use: 503, and what is not, where it is not.", door: .open,
                outcome: .text(type: "text/plain")
            ) { _ in try await ready(premises) },
            Endpoint(
                method: .get, path: "/metrics", name: "metrics", tag: "Service",
                summary: "Figures for Prometheus, as OpenMetrics.",
                outcome: .text(type: "application/openmetrics-text")
            ) { call in
                let text = try await Figures(client: call.client, desk: premises.desk, load: load()).text(metrics)
                return .text(text, type: Exposition.type)
            },
            Endpoint(
                method: .get, path: "/api/v1/openapi.json", name: "openapi", tag: "Service",
                summary: "This document.", door: .open,
                outcome: .json(status: 200, schema: ["type": "object"])
            ) { call in
                let document = OpenAPIDocument(
                    endpoints: APIRoutes.all + all(premises: premises, metrics: metrics, load: load),
                    procedures: try await call.client.procedures().filter(\.isOffered),
                    version: premises.desk.grounds.version)
                return .json(bytes: document.json.canonical)
            },
        ]
    }

    private static func ready(_ premises: Premises) async throws -> Answer {
        var lines: [String] = []
        var isReady = true
        for check in premises.checks {
            let problem = await check.problem()
            isReady = isReady && problem == nil
            // What is wrong in detail is for those who may come in; the name is enough to look for it.
            lines.append("\(check.name): \(problem.map { "\($0.code): \($0.title)" } ?? "ok")\n")
        }
        return .text(lines.joined(), status: isReady ? 200 : 503)
    }
}
