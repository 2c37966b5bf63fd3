import Testing

@testable import KubernetesRBAC

@Suite struct SecretReachTests {
    struct Way: Sendable {
        let rules: [PolicyRule]
        var namespace: String? = "shop"
        let means: [String]
    }

    private static func rule(
        _ verbs: [String], _ resources: [String], _ group: String = "", names: [String] = []
    ) -> PolicyRule {
        PolicyRule(apiGroups: [group], resources: resources, resourceNames: names, verbs: verbs)
    }

    static let ways: [Way] = [
        Way(rules: [rule(["get"], ["secrets"])], means: ["may get it"]),
        Way(rules: [rule(["list"], ["secrets"])], means: ["may list it"]),
        Way(rules: [rule(["watch"], ["*"])], means: ["may watch it"]),
        Way(rules: [rule(["get"], ["secrets"], names: ["password"])], means: ["may get it"]),
        Way(rules: [rule(["create"], ["pods"])], means: ["may create pods"]),
        Way(rules: [rule(["patch"], ["pods/ephemeralcontainers"])], means: ["may patch pods/ephemeralcontainers"]),
        Way(rules: [rule(["update"], ["deployments"], "apps")], means: ["may update deployments"]),
        Way(rules: [rule(["create"], ["jobs"], "batch")], means: ["may create jobs"]),
        Way(rules: [rule(["create"], ["pods/exec"])], means: ["may use pods/exec"]),
        Way(rules: [rule(["get"], ["pods/attach"])], means: ["may use pods/attach"]),
        Way(rules: [rule(["create"], ["nodes/proxy"])], namespace: nil, means: ["nodes/proxy"]),
        Way(
            rules: [rule(["create"], ["serviceaccounts/token"], names: ["robot"])],
            means: ["take a token of ServiceAccount shop/robot", "may get it"]),
        Way(
            rules: [rule(["impersonate"], ["serviceaccounts"])],
            means: ["impersonate ServiceAccount shop/robot", "may get it"]),
        Way(
            rules: [rule(["impersonate"], ["users"], names: ["carol"])], namespace: nil,
            means: ["impersonate User carol", "may get it"]),
        Way(
            rules: [
                rule(["impersonate"], ["users"], names: ["bob"]),
                rule(["impersonate"], ["groups"], names: ["system:masters"]),
            ], namespace: nil, means: ["impersonate User bob", "system:masters"]),
        Way(
            rules: [rule(["escalate", "patch"], ["roles"], Cluster.rbac)], means: ["escalate roles"]),
        Way(
            rules: [
                rule(["create"], ["rolebindings"], Cluster.rbac), rule(["bind"], ["clusterroles"], Cluster.rbac),
            ], means: ["bind clusterroles"]),
        Way(
            rules: [
                rule(["update"], ["certificatesigningrequests/approval"], Cluster.certificates),
                rule(["approve"], ["signers"], Cluster.certificates),
            ], namespace: nil, means: ["approve certificates"]),
    ]

    @Test(arguments: ways) func `a way to a secret is found and named`(way: Way) throws {
        let path = try #require(Cluster.path(way.rules, in: way.namespace))
        try #require(path.hops.count == way.means.count, "\(path.hops)")
        for (hop, words) in zip(path.hops, way.means) { #expect(hop.description.contains(words)) }
        #expect(path.isDirect == (way.means.count == 1 && way.means[0].hasSuffix(" it")))
    }

    static let none: [Way] = [
        Way(rules: [], means: []),
        Way(rules: [rule(["get"], ["secrets"], names: ["other"])], means: []),
        Way(rules: [rule(["create", "update", "delete"], ["secrets"])], means: []),
        Way(rules: [rule(["get", "list"], ["pods", "deployments", "secrets/status"])], means: []),
        Way(rules: [rule(["update"], ["pods"])], means: []),
        Way(rules: [rule(["create"], ["nodes/proxy"])], means: []),
        Way(rules: [rule(["impersonate"], ["users"], names: ["carol"])], means: []),
        Way(rules: [rule(["impersonate"], ["groups"])], namespace: nil, means: []),
        Way(rules: [rule(["create"], ["serviceaccounts/token"], names: ["idle"])], means: []),
        Way(rules: [rule(["escalate"], ["roles"], Cluster.rbac)], means: []),
        Way(rules: [rule(["create"], ["rolebindings"], Cluster.rbac)], means: []),
        Way(rules: [rule(["approve"], ["signers"], Cluster.certificates)], namespace: nil, means: []),
    ]

    @Test(arguments: none) func `what only looks like a way is none`(way: Way) {
        #expect(Cluster.path(way.rules, in: way.namespace) == nil)
    }

    @Test func `a shell in a pod shows only what a pod has`() {
        let rules = [Self.rule(["create"], ["pods/exec"])]
        #expect(Cluster.path(rules, mounted: true) != nil)
        #expect(Cluster.path(rules, mounted: false) == nil)
    }

    @Test func `the shortest way is told`() throws {
        let rules = [Self.rule(["create"], ["serviceaccounts/token"]), Self.rule(["get"], ["secrets"])]
        #expect(try #require(Cluster.path(rules)).hops.count == 1)
    }

    @Test func `nobody goes in circles`() {
        let index = RBACIndex(
            roles: [
                RoleObject("tokens", rules: [PolicyRule(resources: ["serviceaccounts/token"], verbs: ["create"])])
            ],
            bindings: [
                BindingObject(
                    "all", roleKind: "ClusterRole", roleName: "tokens", subjects: [.group("system:authenticated")])
            ])
        let reach = SecretReach(of: [Cluster.ada], in: index, facts: Cluster.facts())
        #expect(reach.path(from: Cluster.ada, to: Cluster.password) == nil)
    }
}
