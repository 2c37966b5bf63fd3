import JSONTree
import VigieClient

extension APIRoutes {
    private static let index = Parameter.path("index", .integers(0...Int64.max), "The entry's index, from 0.")

    static let ledgerRoutes = [
        view(
            .get, "/ledger/entries", "entries", "Ledger", "What was recorded, newest first.",
            parameters: [
                .query("kind", .word, "Only entries of this kind, such as backup.proof."),
                .query("subject", .word, "Only entries about this resource."),
                .query("run", .word, "Only entries of this run."),
                .query("from", .instant, "Only entries of this time or later."),
                .query("to", .instant, "Only entries of an earlier time."),
                .query("ascending", .flag, "The oldest first."),
                .query("cursor", ["type": "string", "pattern": "[0-9]{1,18}"], "The `next` of the page before."),
                .query("limit", .integers(1...1000, default: 50), "At most so many."),
            ]
        ) { call in
            try await call.client.entries(
                EntryQuestion(
                    kind: call.text("kind"), subject: call.text("subject"), run: call.text("run"),
                    from: try call.instant("from"), to: try call.instant("to"),
                    ascending: call.text("ascending") == "true", cursor: call.text("cursor"),
                    limit: Int(try call.integer("limit") ?? 50)))
        },
        view(
            .get, "/ledger/entries/{index}", "entry", "Ledger", "One entry in full.", parameters: [index]
        ) { call in
            try await call.client.entry(try call.integer("index") ?? 0)
        },
        view(
            .get, "/ledger/entries/{index}/proof", "entryProof", "Ledger",
            "A proof that an entry stands in the ledger, to be checked anywhere (C2SP tlog-proof).",
            parameters: [index]
        ) { call in
            try await call.client.proof(of: try call.integer("index") ?? 0)
        },
        view(
            .get, "/ledger/export", "export", "Ledger",
            "Some whole lines of the ledger, an entry a line, just as they were hashed.",
            parameters: [
                .query("from", .integers(0...Int64.max, default: 0), "The index of the first entry."),
                .query("limit", .integers(1...5000, default: 1000), "At most so many."),
            ]
        ) { call in
            try await call.client.export(
                from: try call.integer("from") ?? 0, limit: Int(try call.integer("limit") ?? 1000))
        },
    ]

    static let proofRoutes = [
        view(
            .get, "/ledger/checkpoint", "checkpoint", "Ledger",
            "Signs the ledger as it is now (C2SP tlog-checkpoint). Keep a copy elsewhere."
        ) { call in
            try await call.client.checkpoint()
        },
        view(
            .get, "/ledger/checkpoints", "checkpoints", "Ledger",
            "The checkpoints that were signed last, newest first.",
            parameters: [.query("limit", .integers(1...1000, default: 50), "At most so many.")]
        ) { call in
            try await call.client.checkpoints(limit: Int(try call.integer("limit") ?? 50))
        },
        view(
            .get, "/ledger/inclusion", "inclusion", "Ledger",
            "The hashes from an entry to the root of the ledger of some size (RFC 9162).",
            parameters: [
                Parameter(
                    name: "index", place: .query, schema: .integers(0...Int64.max), summary: "The entry's index.",
                    isRequired: true),
                .query("size", .integers(0...Int64.max), "The size of the ledger; as it is now, if not said."),
            ]
        ) { call in
            guard let index = try call.integer("index") else {
                throw APIError.badParameter("index", reason: "it is missing")
            }
            return try await call.client.inclusion(of: index, size: try call.integer("size"))
        },
        view(
            .get, "/ledger/consistency", "consistency", "Ledger",
            "The hashes that show that the ledger of one size begins with that of another (RFC 9162).",
            parameters: [
                Parameter(
                    name: "from", place: .query, schema: .integers(0...Int64.max), summary: "The smaller size.",
                    isRequired: true),
                .query("to", .integers(0...Int64.max), "The larger size; as it is now, if not said."),
            ]
        ) { call in
            guard let from = try call.integer("from") else {
                throw APIError.badParameter("from", reason: "it is missing")
            }
            return try await call.client.consistency(from: from, to: try call.integer("to"))
        },
        view(
            .post, "/ledger/verify", "verify", "Ledger",
            "Reads every entry and compares it with everything that was ever recorded about it.",
            body: InputProbe.schema(of: VerificationQuestion.self)
        ) { call in
            try await call.client.verify(try call.body(as: VerificationQuestion.self))
        },
    ]
}
