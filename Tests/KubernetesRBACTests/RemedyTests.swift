import Testing
import VigieTestSupport

@testable import KubernetesRBAC

@Suite struct RemedyTests {
    private let rule = PolicyRule(resources: ["secrets", "configmaps"], verbs: ["get"])

    private func remedy(_ index: RBACIndex, wanted: Set<Subject> = []) -> Remedy? {
        guard
            let cause = SecretReach(of: [Cluster.ada], in: index, facts: Cluster.facts())
                .path(from: Cluster.ada, to: Cluster.password)?.cause
        else { return nil }
        return Remedy(taking: "secrets", from: cause, of: Cluster.ada, in: index) { !wanted.contains($0) }
    }

    @Test func `a role that nobody should have so is narrowed`() {
        guard case .narrow(let role) = remedy(Cluster.index([rule])) else {
            Issue.record("the role is not narrowed")
            return
        }
        #expect(role.rules.map(\.resources) == [["configmaps"]])
    }

    @Test func `a role that others need loses a subject, and nothing else`() {
        var index = Cluster.index([rule])
        let other = BindingObject(
            "others", namespace: "shop", roleKind: "ClusterRole", roleName: "hers", subjects: [.user("dan")])
        index = RBACIndex(roles: index.roles, bindings: index.bindings + [other])
        guard case .unbind(let binding, .user("ada")) = remedy(index, wanted: [.user("dan")]) else {
            Issue.record("ada is not taken out")
            return
        }
        #expect(binding.name == "hers" && binding.subjects.isEmpty)
    }

    @Test func `a wildcard cannot be narrowed`() {
        guard case .unbind = remedy(Cluster.index([PolicyRule(apiGroups: ["*"], resources: ["*"], verbs: ["*"])]))
        else {
            Issue.record("a wildcard was narrowed")
            return
        }
    }

    @Test(arguments: 1...60) func `remedies, applied one after the other, end with nobody reaching it`(seed: UInt64) {
        var index = RandomCluster.index(SeededRandom(seed: seed))
        let facts = ClusterFacts(serviceAccounts: RandomCluster.accounts, mounted: [Cluster.password])
        for _ in 0..<200 {
            let reach = SecretReach(of: [Cluster.ada], in: index, facts: facts)
            guard let path = reach.path(from: Cluster.ada, to: Cluster.password) else { return }
            guard let cause = path.cause,
                let remedy = Remedy(
                    taking: "secrets", from: cause, of: Cluster.ada, in: index, whereUnwanted: { _ in true })
            else {
                Issue.record("no remedy for \(path.hops)")
                return
            }
            index = index.applying(remedy)
        }
        Issue.record("the remedies do not come to an end")
    }
}

/// Clusters by chance, in which much is allowed.
private enum RandomCluster {
    static let accounts = ["one", "two", "three"].map { Principal.serviceAccount($0, in: "shop") }

    static func index(_ random: SeededRandom) -> RBACIndex {
        let resources = [
            "secrets", "pods", "pods/exec", "*", "configmaps", "serviceaccounts/token", "roles", "rolebindings",
            "clusterroles", "serviceaccounts",
        ]
        let verbs = ["get", "create", "*", "impersonate", "escalate", "bind", "update", "list"]
        let groups = ["", Cluster.rbac, "*"]
        let roles = (0..<6).map { number in
            RoleObject(
                "role-\(number)",
                rules: (0..<random.int(in: 1..<4)).map { _ in
                    PolicyRule(
                        apiGroups: [random.pick(groups)],
                        resources: [random.pick(resources), random.pick(resources)],
                        verbs: [random.pick(verbs), random.pick(verbs)])
                })
        }
        let subjects: [Subject] =
            [.user("ada"), .group("developers"), .group("system:authenticated")]
            + ["one", "two", "three"].map { .serviceAccount(namespace: "shop", name: $0) }
        let bindings = (0..<8).map { number in
            BindingObject(
                "binding-\(number)", namespace: random.chance(0.5) ? "shop" : nil, roleKind: "ClusterRole",
                roleName: "role-\(random.int(in: 0..<6))",
                subjects: [random.pick(subjects), random.pick(subjects)])
        }
        return RBACIndex(roles: roles, bindings: bindings)
    }
}

extension RBACIndex {
    fileprivate func applying(_ remedy: Remedy) -> RBACIndex {
        switch remedy {
        case .narrow(let role):
            RBACIndex(roles: roles.map { $0.key == role.key ? role : $0 }, bindings: bindings)
        case .unbind(let binding, _):
            RBACIndex(
                roles: roles,
                bindings: bindings.map { $0.name == binding.name && $0.namespace == binding.namespace ? binding : $0 })
        }
    }
}
