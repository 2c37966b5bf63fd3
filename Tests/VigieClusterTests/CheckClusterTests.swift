import FakeKubernetes
import JSONTree
import KubernetesClient
import Testing
import VigieCluster
import VigieEngine
import VigieLedger
import VigieStore
import Wording

/// What `vigie cluster check` finds, over real HTTPS.
@Suite struct CheckClusterTests {
    private func found(_ record: RunRecord) throws -> ClusterCheckResult {
        try #require(try record.output?.decoded(as: ClusterCheckResult.self), "\(String(describing: record.problem))")
    }

    @Test func `a cluster that has everything passes, and is told when Vigie may do too much`() async throws {
        try await ClusterLab.with { lab in
            try await lab.admin { _ = try await $0.resources(Namespace.self).create(Namespace(name: "shop")) }
            let result = try found(try await lab.check(lab.plan()))
            #expect(result.verdict == .pass)
            #expect(result.checked.isTrusted)
            #expect(result.checked.namespaces == ["shop"])
            #expect(result.checked.findings.map(\.code) == ["cluster.reads-all-secrets"])
            let entry = try await lab.ledger.latest(ClusterChecked.self, subject: "Cluster/main")
            #expect(entry?.1 == result.checked)
        }
    }

    @Test func `a namespace that is missing, or being deleted, fails`() async throws {
        try await ClusterLab.with { lab in
            let result = try found(try await lab.check(lab.plan(namespaces: "[shop, default]")))
            #expect(result.verdict == .fail)
            #expect(result.checked.namespaces == ["default"])
            #expect(result.checked.findings.first?.code == "cluster.no-namespace")
            #expect(result.checked.findings.filter { $0.weight == .failing }.count == 1)
        }
    }

    @Test func `a server whose certificate is not checked fails`() async throws {
        try await ClusterLab.with { lab in
            let result = try found(try await lab.check(lab.plan(namespaces: "[default]", insecure: true)))
            #expect(result.verdict == .fail)
            #expect(!result.checked.isTrusted)
            #expect(result.checked.findings.first?.code == "cluster.untrusted")
        }
    }

    @Test func `each right that is missing is named, with what it is for`() async throws {
        try await ClusterLab.with { lab in
            lab.fake.cluster.admit(FakePerson("guest", groups: ["system:authenticated"]), token: "guest")
            let result = try found(try await lab.check(lab.plan(token: "guest", namespaces: "[default]")))
            #expect(result.verdict == .fail)
            #expect(Set(result.checked.findings.map(\.code)) == ["cluster.not-allowed"])
            #expect(
                result.checked.findings.map(\.text.en) == [
                    "Vigie may not list secrets in default; it has to, to look.",
                    "Vigie may not watch secrets in default; it has to, to look.",
                    "Vigie may not patch secrets door in default; it has to, to look.",
                    "Vigie may not list clusterroles; it has to, to look.",
                    "Vigie may not create serviceaccounts/token in default; it has to, to look.",
                ])
        }
    }

    @Test func `a token that nobody knows, and a file that is gone, are no verdict on the cluster`() async throws {
        try await ClusterLab.with { lab in
            let stranger = try await lab.check(lab.plan(token: "no-such-token"))
            #expect(stranger.verdict == "inconclusive")
            #expect(stranger.problem?["nature"]?.string == "refused")
            let plan = try lab.plan()
            try lab.removeKubeconfig()
            let lost = try await lab.check(plan)
            #expect(lost.verdict == "inconclusive")
            #expect(lost.problem?["code"]?.string == "cluster.not-configured")
        }
    }

    @Test func `a cluster that does not answer is told as that`() async throws {
        try await ClusterLab.with { lab in
            let plan = try lab.plan()
            await lab.fake.stop()
            let record = try await lab.check(plan)
            #expect(record.verdict == "inconclusive")
            #expect(record.problem?["nature"]?.string == "unreachable")
        }
    }
}
