@testable import KubernetesRBAC

/// A cluster in a few words: rules for `ada`, bound in a namespace or everywhere.
enum Cluster {
    static let ada = Principal(user: "ada", groups: ["developers"])
    static let bob = Principal(user: "bob")
    static let robot = Principal.serviceAccount("robot", in: "shop")
    static let password = SecretName("password", in: "shop")
    static let rbac = "rbac.authorization.k8s.io"
    static let certificates = "certificates.k8s.io"

    /// `robot` may read every secret of its namespace; the rules are ada's.
    static func index(_ rules: [PolicyRule], in namespace: String? = "shop") -> RBACIndex {
        RBACIndex(
            roles: [
                RoleObject("hers", rules: rules),
                RoleObject("reads", namespace: "shop", rules: [PolicyRule(resources: ["secrets"], verbs: ["get"])]),
            ],
            bindings: [
                BindingObject(
                    "hers", namespace: namespace, roleKind: "ClusterRole", roleName: "hers", subjects: [.user("ada")]),
                BindingObject(
                    "reads", namespace: "shop", roleKind: "Role", roleName: "reads",
                    subjects: [.serviceAccount(namespace: "shop", name: "robot"), .user("carol")]),
            ])
    }

    static func facts(mounted: Bool = true) -> ClusterFacts {
        ClusterFacts(
            serviceAccounts: [robot, .serviceAccount("idle", in: "other")], users: [bob],
            mounted: mounted ? [password] : [], running: mounted ? [robot] : [])
    }

    static func path(_ rules: [PolicyRule], in namespace: String? = "shop", mounted: Bool = true) -> SecretPath? {
        SecretReach(of: [ada], in: index(rules, in: namespace), facts: facts(mounted: mounted))
            .path(from: ada, to: password)
    }
}
