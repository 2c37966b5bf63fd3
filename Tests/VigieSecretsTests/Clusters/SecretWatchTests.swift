import FakeKubernetes
import JSONTree
import KubernetesClient
import Testing
import VigieLedger
import VigieSecrets
import VigieTestSupport

/// What others do with secrets is seen, once each, whoever is stopped meanwhile.
@Suite struct SecretWatchTests {
    private func patch(_ lab: AuditLab, _ name: String, manager: String, _ value: String) async throws {
        let secrets = lab.admin.resources(KubernetesClient.Secret.self, in: "shop")
        let patch = Patch.merge(["stringData": ["k": .string(value)]])
        do {
            _ = try await secrets.patch(name, patch, WriteOptions(fieldManager: manager))
        } catch KubernetesError.unreachable {
            // This connection was among those that were cut.
            _ = try await secrets.patch(name, patch, WriteOptions(fieldManager: manager))
        }
    }

    private func isWatching(_ lab: AuditLab) async throws {
        for _ in 0..<6000 where try await lab.ledger.latest(SecretsWatched.self) == nil {
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    @Test func `foreign changes are written down with who made them, and Vigie's own are not`() async throws {
        try await AuditLab.with { lab in
            try await lab.secret("old", ["k": "pl4nted-before"])
            try await lab.watching(try lab.plan()) {
                try await isWatching(lab)
                try await lab.secret("new", ["k": "pl4nted-new"])
                try await patch(lab, "old", manager: "kubectl-edit", "pl4nted-edited")
                try await patch(lab, "old", manager: "vigie", "pl4nted-own")
                try await lab.admin.resources(KubernetesClient.Secret.self, in: "shop").delete("new")
                #expect(
                    try await lab.touches(3) == [
                        "created new kubectl-create", "changed old kubectl-edit", "deleted new ",
                    ])
            }
            let written = try await lab.everythingWritten()
            #expect(!written.contains("pl4nted"))
        }
    }

    @Test func `cut and started again, it loses nothing and tells nothing twice`() async throws {
        try await AuditLab.with { lab in
            for name in ["a", "b"] { try await lab.secret(name, ["k": "0"]) }
            let plan = try lab.plan()
            try await lab.watching(plan) {
                try await isWatching(lab)
                try await patch(lab, "a", manager: "one", "1")
                _ = try await lab.touches(1)
            }
            // While nobody watches.
            try await patch(lab, "b", manager: "two", "2")
            try await lab.secret("c", ["k": "3"])
            try await lab.admin.resources(KubernetesClient.Secret.self, in: "shop").delete("a")
            let expected = ["changed a one", "changed b two", "created c kubectl-create", "deleted a "]
            try await lab.watching(plan) {
                #expect(try await lab.touches(4) == expected)
                lab.fake.cutConnections()
                try await patch(lab, "c", manager: "five", "5")
                #expect(try await lab.touches(5) == expected + ["changed c five"])
                lab.fake.cutConnections()
            }
            try await lab.watching(plan) {
                try await patch(lab, "c", manager: "six", "6")
                #expect(try await lab.touches(6).count == 6)
            }
        }
    }

    @Test func `what the server has forgotten is found by comparing, and said to be`() async throws {
        try await AuditLab.with { lab in
            for name in ["a", "b"] { try await lab.secret(name, ["k": "0"]) }
            let plan = try lab.plan()
            try await lab.watching(plan) { try await isWatching(lab) }
            lab.fake.cluster.with { $0.rules.historyLength = 1 }
            try await patch(lab, "a", manager: "one", "1")
            try await lab.admin.resources(KubernetesClient.Secret.self, in: "shop").delete("b")
            try await lab.secret("c", ["k": "1"])
            for number in 0..<5 { try await patch(lab, "c", manager: "two", "\(number)") }
            try await lab.watching(plan) {
                let touches = try await lab.touches(3)
                #expect(touches.sorted() == ["changed a one", "created c kubectl-create,two", "deleted b "])
                for _ in 0..<6000 where try await lab.ledger.latest(SecretsWatched.self)?.evidence.isGapless == true {
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            let entries = try await lab.ledger.all(SecretTouched.self)
            #expect(entries.allSatisfy { $0.evidence.isFoundLater })
            #expect(try await lab.ledger.all(SecretsWatched.self).first?.evidence.isGapless == false)
        }
    }
}
