import JSONTree
import VigieClient
import VigieEngine
import VigieLedger

extension APIRoutes {
    static let runParameter = Parameter.path("run", .name, "The run's name.")

    static let procedureRoutes = [
        view(
            .get, "/procedures", "procedures", "Runs",
            "What this Vigie knows how to do, each with the schema of its input."
        ) { call in
            Page(items: try await call.client.procedures(), next: nil)
        },
        view(
            .get, "/schedule", "schedule", "Runs", "What the schedules will start next, soonest first.",
            parameters: [.query("limit", .integers(1...500, default: 50), "At most so many.")]
        ) { call in
            Page(items: try await call.client.upcoming(limit: Int(try call.integer("limit") ?? 50)), next: nil)
        },
        view(
            .get, "/approvals", "approvals", "Runs", "What people are asked to decide on now, the oldest first."
        ) { call in
            Page(items: try await call.client.approvals(), next: nil)
        },
    ]

    static let runRoutes = [
        view(
            .get, "/runs", "runs", "Runs", "Runs, newest first.",
            parameters: [
                Parameter(
                    name: "status", place: .query, schema: .words(RunStatus.allCases.map(\.rawValue)),
                    summary: "Only runs that stand so; may be repeated.", isRepeated: true),
                .query("procedure", .word, "Only runs of this procedure."),
                .query("subject", .word, "Only runs about this resource, such as BackupPolicy/shop."),
                .query("verdict", .words(Verdict.allCases.map(\.rawValue)), "Only runs that ended so."),
                .query("cursor", .word, "The `next` of the page before."),
                .query("limit", .integers(1...500, default: 50), "At most so many."),
            ]
        ) { call in
            try await call.client.runs(
                RunQuestion(
                    statuses: try (call.values["status"] ?? []).map { try call.word(RunStatus.self, $0, of: "status") },
                    procedure: call.text("procedure"), subject: call.text("subject"),
                    verdict: try call.text("verdict").map { try call.word(Verdict.self, $0, of: "verdict") },
                    cursor: call.text("cursor"), limit: Int(try call.integer("limit") ?? 50)))
        },
        Endpoint(
            method: .post, path: root + "/runs", name: "startRun", tag: "Runs",
            summary: "Starts a procedure. With an idempotency key that was used before nothing is started.",
            parameters: [
                .header(
                    "Idempotency-Key", ["type": "string", "minLength": 1, "maxLength": 200, "pattern": "[!-~]+"],
                    "Makes asking twice the same as asking once.")
            ],
            body: InputProbe.schema(of: StartBody.self),
            outcome: .json(status: 201, schema: InputProbe.schema(of: RunView.self))
        ) { call in
            let body = try call.body(as: StartBody.self)
            let order = RunOrder(
                procedure: body.procedure, input: body.input, idempotencyKey: call.text("Idempotency-Key"))
            let started = try await call.client.start(order)
            return try .json(started.run, status: 201)
                .with("location", "\(root)/runs/\(started.run.id)")
                .with("idempotency-replayed", started.wasKnown ? "true" : "false")
        },
        view(
            .get, "/runs/{run}", "run", "Runs", "A run with its steps, the beginning of its log, what it asks people.",
            parameters: [runParameter]
        ) { call in
            try await call.client.run(RunID(try call.required("run")))
        },
        view(
            .get, "/runs/{run}/log", "runLog", "Runs", "The lines of a run's log, in order.",
            parameters: [
                runParameter,
                .query("after", .integers(0...Int64.max, default: 0), "Only lines after this position."),
                .query("limit", .integers(1...1000, default: 200), "At most so many."),
            ]
        ) { call in
            try await call.client.log(
                of: RunID(try call.required("run")), after: try call.integer("after") ?? 0,
                limit: Int(try call.integer("limit") ?? 200))
        },
    ]

    struct StartBody: Codable, Sendable {
        let procedure: String
        let input: JSONValue
    }
}
