import FoundationEssentials
import JSONTree
import Testing
import VigieEngine
import VigieLedger
import VigieSecrets
import VigieStore
import VigieTestSupport

/// Audit events from a file: each once, and nothing of what they carry.
@Suite struct AuditImportTests {
    private func event(
        _ id: String, _ verb: String, _ name: String, user: String = "ada@example.org", in namespace: String = "shop",
        stage: String = "ResponseComplete", resource: String = "secrets"
    ) -> String {
        let event: JSONValue = [
            "kind": "Event", "apiVersion": "audit.k8s.io/v1", "level": "RequestResponse", "auditID": .string(id),
            "stage": .string(stage), "verb": .string(verb), "user": ["username": .string(user)],
            "sourceIPs": ["192.0.2.7"],
            "objectRef": [
                "resource": .string(resource), "namespace": .string(namespace), "name": .string(name),
                "apiVersion": "v1",
            ],
            "responseStatus": ["code": 200], "requestReceivedTimestamp": "2026-11-22T10:00:00.000000Z",
            "responseObject": ["data": ["k": "pl4nted"]],
        ]
        return event.canonicalText
    }

    @Test func `each event is taken in once, without bodies, addresses or names`() async throws {
        try await AuditLab.with { lab in
            let lines = [
                event("1", "get", "database"), event("1", "get", "database", stage: "RequestReceived"),
                event("2", "update", "database", user: "system:serviceaccount:shop:web"),
                event("3", "get", "x", in: "elsewhere"), event("4", "get", "settings", resource: "configmaps"),
                event("5", "watch", "", user: "system:node:one", stage: "ResponseStarted"), "",
            ]
            let file = lab.directory + "/audit.log"
            try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
            let procedure = ImportAuditEvents(cluster: "prod", file: file)
            let first = try await lab.result(of: procedure, lab.plan()).imported
            #expect(first.events == 3 && first.new == 3)
            try (lines + [event("6", "delete", "database")]).joined(separator: "\n")
                .write(toFile: file, atomically: true, encoding: .utf8)
            #expect(try await lab.result(of: procedure, lab.plan()).imported.new == 1)

            let vault = PersonVault(store: lab.store, world: lab.world)
            let ada = try await vault.actor(of: "ada@example.org")
            let all = try await lab.ledger.all(SecretAccessed.self).map(\.evidence)
            #expect(
                Set(all.map { "\($0.subject) \($0.verb) \($0.secret ?? "*")" }) == [
                    "User \(ada) get database", "ServiceAccount shop/web update database",
                    "User system:node:one watch *",
                    "User \(ada) delete database",
                ])
            let written = try await lab.everythingWritten()
            for word in ["pl4nted", "192.0.2.7", "ada@example.org"] { #expect(!written.contains(word)) }
        }
    }

    @Test func `a file of something else is refused`() async throws {
        try await AuditLab.with { lab in
            let file = lab.directory + "/audit.log"
            for text in ["no json", "{\"kind\": \"Pod\"}", event("1", "get", "x") + "\n{"] {
                try text.write(toFile: file, atomically: true, encoding: .utf8)
                let record = try await lab.run(ImportAuditEvents(cluster: "prod", file: file), lab.plan())
                #expect(record.problem?["code"]?.string == "secret.not-audit-events")
                #expect(record.verdict == "inconclusive")
            }
        }
    }
}
