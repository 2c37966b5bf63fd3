import JSONTree
import VigieClient
import VigieEngine

extension APIRoutes {
    static let decisionRoutes = [
        action("cancel", "cancelRun", "Stops a run; what it did is undone.", body: CancelBody.self) { call, id, body in
            try await call.client.cancel(id, reason: body.reason)
        },
        action(
            "retry", "retryRun",
            "Gives a run another chance: a new run where it has ended. The answer is the run to look at from now on.",
            body: NoBody.self
        ) { call, id, _ in
            try await call.client.retry(id)
        },
        action(
            "resolve", "resolveRun", "Says what became of a step that was cut off and must not be done twice.",
            body: ResolveBody.self
        ) { call, id, body in
            try await call.client.resolve(id, try body.resolution)
        },
        action(
            "approve", "approveRun", "Agrees to what a run is about to do; the digest says what that is.",
            body: Decision.self
        ) { call, id, body in
            try await call.client.approve(id, body)
        },
        action(
            "refuse", "refuseRun", "Refuses what a run is about to do; it stops and undoes what it did.",
            body: Decision.self
        ) { call, id, body in
            try await call.client.refuse(id, body)
        },
    ]

    private static func action<Body: Codable & Sendable>(
        _ verb: String, _ name: String, _ summary: String, body: Body.Type,
        _ act: @escaping @Sendable (Call, RunID, Body) async throws -> RunView
    ) -> Endpoint {
        view(
            .post, "/runs/{run}/\(verb)", name, "Runs", summary, parameters: [runParameter],
            body: InputProbe.schema(of: body)
        ) { call in
            try await act(call, RunID(try call.required("run")), try call.body(as: body))
        }
    }

    struct CancelBody: Codable, Sendable {
        let reason: String?
    }

    struct NoBody: Codable, Sendable {}

    struct ResolveBody: Codable, Sendable {
        enum Outcome: String, Codable, CaseIterable, Sendable {
            case done
            case notDone = "not-done"
            case abandon
        }

        let outcome: Outcome
        /// What the step returned, where it was done.
        let result: JSONValue?

        var resolution: Resolution {
            get throws {
                switch outcome {
                case .done: .done(result ?? .null)
                case .notDone: .notDone
                case .abandon: .abandon
                }
            }
        }
    }
}
