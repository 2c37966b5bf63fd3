import FakeKubernetes
import Foundation
import JSONTree
import KubernetesClient
import OpenBaoClient
import Testing
import VigieTestSupport

/// Logins by the token of a service account: a real OpenBao asks an API server whose it is.
@Suite struct KubernetesLoginTests {
    /// A cluster, a server that trusts it, and the file where an account's token stands.
    private struct Lab: Sendable {
        let cluster: Kubernetes
        let server: ScratchOpenBao
        let root: OpenBaoClient
        let tokenFile: String

        var accounts: Resources<ServiceAccount> { cluster.resources(in: "default") }
        var login: OpenBaoLogin { .kubernetes(role: "app", tokenFile: tokenFile) }

        /// What a kubelet does for a pod of the account.
        func handOut(_ account: String) async throws {
            let token = try await accounts.token(for: account, lasting: .seconds(3600)).token.reveal()
            try (token + "\n").write(toFile: tokenFile, atomically: true, encoding: .utf8)
        }
    }

    private static func with(
        life: String = "1h", longest: String = "1h", _ work: @Sendable @escaping (Lab) async throws -> Void
    ) async throws {
        try await FakeKubernetes.with { fake in
            let configuration = try Kubeconfig(text: fake.kubeconfig()).configuration()
            try await Kubernetes.with(configuration) { cluster in
                let reviewer = try await Self.reviewer(in: cluster)
                let (address, authority) = (fake.address, fake.certificates.authority)
                try await ScratchOpenBao.dev { server in
                    let own = try server.settings()
                    try await OpenBaoClient.with(own, login: .token(ScratchOpenBao.rootToken)) { root in
                        try await root.ask(.post, "sys/auth/kubernetes", ["type": "kubernetes"])
                        try await root.ask(
                            .post, "auth/kubernetes/config",
                            [
                                "kubernetes_host": .string(address), "kubernetes_ca_cert": .string(authority),
                                "token_reviewer_jwt": .string(reviewer), "disable_local_ca_jwt": true,
                            ])
                        try await root.ask(
                            .post, "auth/kubernetes/role/app",
                            [
                                "bound_service_account_names": "vigie", "bound_service_account_namespaces": "default",
                                "token_policies": "default", "token_ttl": .string(life),
                                "token_max_ttl": .string(longest),
                            ])
                        let lab = Lab(
                            cluster: cluster, server: server, root: root, tokenFile: server.directory + "/token")
                        for name in ["vigie", "stranger"] {
                            _ = try await lab.accounts.create(ServiceAccount(name: name))
                        }
                        try await work(lab)
                    }
                }
            }
        }
    }

    /// The token of an account that may ask whose a token is, and nothing else.
    private static func reviewer(in cluster: Kubernetes) async throws -> String {
        let accounts = cluster.resources(ServiceAccount.self, in: "kube-system")
        _ = try await accounts.create(ServiceAccount(name: "openbao"))
        _ = try await cluster.resources(ClusterRole.self).create(
            ClusterRole(name: "reviewer") {
                $0.json.edit("rules") {
                    $0 = [
                        ["apiGroups": ["authentication.k8s.io"], "resources": ["tokenreviews"], "verbs": ["create"]]
                    ]
                }
            })
        _ = try await cluster.resources(ClusterRoleBinding.self).create(
            ClusterRoleBinding(name: "reviewer") {
                $0.json.edit("roleRef") {
                    $0 = ["apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "reviewer"]
                }
                $0.json.edit("subjects") {
                    $0 = [["kind": "ServiceAccount", "name": "openbao", "namespace": "kube-system"]]
                }
            })
        return try await accounts.token(for: "openbao", lasting: .seconds(3600)).token.reveal()
    }

    @Test func `a service account signs in, and is known by its name`() async throws {
        try await Self.with { lab in
            try await lab.handOut("vigie")
            try await OpenBaoClient.with(lab.server.settings(), login: lab.login) { client in
                let own = try await client.ask(.get, "auth/token/lookup-self")
                #expect(own["data"]?["meta"]?["service_account_name"]?.string == "vigie")
                #expect(await client.logins == 1)
            }
        }
    }

    @Test func `another account, and one that is gone, are refused`() async throws {
        try await Self.with { lab in
            try await lab.handOut("stranger")
            try await Self.refused(lab)
            try await lab.handOut("vigie")
            try await lab.accounts.delete("vigie")
            try await Self.refused(lab)
        }
    }

    private static func refused(_ lab: Lab) async throws {
        try await OpenBaoClient.with(lab.server.settings(), login: lab.login) { client in
            do {
                try await client.ask(.get, "auth/token/lookup-self")
                Issue.record("it was let in")
            } catch let error as OpenBaoError {
                guard case .loginRefused = error else {
                    Issue.record("\(error)")
                    return
                }
                let token = try String(contentsOfFile: lab.tokenFile, encoding: .utf8)
                #expect(!"\(error) \(error.problem)".contains(token.prefix(40)))
            }
        }
    }

    @Test func `when its session is over, it signs in with the token that stands in the file by then`() async throws {
        try await Self.with(life: "6s", longest: "6s") { lab in
            try await lab.handOut("vigie")
            try await OpenBaoClient.with(lab.server.settings(), login: lab.login) { client in
                try await client.ask(.get, "auth/token/lookup-self")
                try await lab.accounts.delete("vigie")
                _ = try await lab.accounts.create(ServiceAccount(name: "vigie"))
                // The first account's token is worth nothing any more; the kubelet has written another.
                try await lab.handOut("vigie")
                try await Task.sleep(for: .seconds(7))
                try await client.ask(.get, "auth/token/lookup-self")
                #expect(await client.logins == 2)
            }
        }
    }
}
