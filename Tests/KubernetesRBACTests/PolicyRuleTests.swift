import Testing

@testable import KubernetesRBAC

@Suite struct PolicyRuleTests {
    struct Case: Sendable {
        let rule: PolicyRule
        let request: ResourceRequest
        let isAllowed: Bool

        init(_ rule: PolicyRule, _ request: ResourceRequest, _ isAllowed: Bool) {
            self.rule = rule
            self.request = request
            self.isAllowed = isAllowed
        }
    }

    static let secrets = PolicyRule(resources: ["secrets"], verbs: ["get", "list"])
    static let one = PolicyRule(resources: ["secrets"], resourceNames: ["password"], verbs: ["get", "list", "create"])
    static let cases: [Case] = [
        Case(secrets, ResourceRequest("get", "secrets", in: "shop", name: "password"), true),
        Case(secrets, ResourceRequest("list", "secrets", in: "shop"), true),
        Case(secrets, ResourceRequest("watch", "secrets", in: "shop"), false),
        Case(secrets, ResourceRequest("get", "configmaps", in: "shop"), false),
        Case(secrets, ResourceRequest("get", "secrets", apiGroup: "apps", in: "shop"), false),
        Case(one, ResourceRequest("get", "secrets", in: "shop", name: "password"), true),
        Case(one, ResourceRequest("get", "secrets", in: "shop", name: "other"), false),
        Case(one, ResourceRequest("list", "secrets", in: "shop"), false),
        Case(one, ResourceRequest("create", "secrets", in: "shop"), false),
        Case(
            PolicyRule(apiGroups: ["*"], resources: ["*"], verbs: ["*"]),
            ResourceRequest("bind", "clusterroles", apiGroup: Cluster.rbac, in: nil), true),
        Case(
            PolicyRule(resources: ["*"], verbs: ["create"]),
            ResourceRequest("create", "pods", subresource: "exec", in: "shop"), true),
        Case(
            PolicyRule(resources: ["pods"], verbs: ["create"]),
            ResourceRequest("create", "pods", subresource: "exec", in: "shop"), false),
        Case(
            PolicyRule(resources: ["*/exec"], verbs: ["create"]),
            ResourceRequest("create", "pods", subresource: "exec", in: "shop"), true),
        Case(
            PolicyRule(resources: ["*/exec"], verbs: ["create"]), ResourceRequest("create", "exec", in: "shop"), false),
        Case(
            PolicyRule(apiGroups: [], resources: ["secrets"], verbs: ["get"]),
            ResourceRequest("get", "secrets", in: "shop"), false),
    ]

    @Test(arguments: cases) func `a rule allows what the API server's authorizer allows`(example: Case) {
        #expect(example.rule.allows(example.request) == example.isAllowed)
    }
}
