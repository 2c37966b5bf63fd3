import JSONTree
import NIOHTTP1
package import VigieClient
package import VigieEngine

extension RemoteClient {
    private struct Order: Encodable {
        let procedure: String
        let input: JSONValue
    }

    private struct Cancellation: Encodable {
        let reason: String?
    }

    private struct Nothing: Encodable {}

    private struct Outcome: Encodable {
        let outcome: String
        let result: JSONValue?
    }

    package func start(_ order: RunOrder) async throws -> StartedRun {
        let key = order.idempotencyKey.map { [(name: "idempotency-key", value: $0)] } ?? []
        let request = try connection.posting(
            Order(procedure: order.procedure, input: order.input), to: "/runs", key)
        let (run, headers) = try await connection.exchange(request, as: RunView.self)
        return StartedRun(run: run, wasKnown: headers.first(name: "idempotency-replayed") == "true")
    }

    package func cancel(_ id: RunID, reason: String?) async throws -> RunView {
        try await connection.post(Self.path(id) + "/cancel", Cancellation(reason: reason))
    }

    package func retry(_ id: RunID) async throws -> RunView {
        try await connection.post(Self.path(id) + "/retry", Nothing())
    }

    package func resolve(_ id: RunID, _ resolution: Resolution) async throws -> RunView {
        let outcome =
            switch resolution {
            case .done(let result): Outcome(outcome: "done", result: result)
            case .notDone: Outcome(outcome: "not-done", result: nil)
            case .abandon: Outcome(outcome: "abandon", result: nil)
            }
        return try await connection.post(Self.path(id) + "/resolve", outcome)
    }

    package func approve(_ id: RunID, _ decision: Decision) async throws -> RunView {
        try await connection.post(Self.path(id) + "/approve", decision)
    }

    package func refuse(_ id: RunID, _ decision: Decision) async throws -> RunView {
        try await connection.post(Self.path(id) + "/refuse", decision)
    }
}
