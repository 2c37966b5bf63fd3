import Testing

@testable import KubernetesRBAC

@Suite struct RBACIndexTests {
    private let get = ResourceRequest("get", "secrets", in: "shop", name: "password")
    private let rule = PolicyRule(resources: ["secrets"], verbs: ["get"])

    @Test func `a binding in a namespace gives a cluster role there and nowhere else`() {
        let index = Cluster.index([rule])
        #expect(index.allows(Cluster.ada, get).isAllowed)
        #expect(!index.allows(Cluster.ada, ResourceRequest("get", "secrets", in: "other", name: "password")).isAllowed)
        #expect(!index.allows(Cluster.ada, ResourceRequest("get", "secrets", in: nil)).isAllowed)
    }

    @Test func `a binding of the cluster gives it everywhere`() {
        let index = Cluster.index([rule], in: nil)
        #expect(index.allows(Cluster.ada, ResourceRequest("get", "secrets", in: "other", name: "x")).isAllowed)
        #expect(!index.allows(Cluster.bob, get).isAllowed)
    }

    @Test func `a binding that names no role, or a role of another namespace, gives nothing`() {
        let role = RoleObject("reads", namespace: "other", rules: [rule])
        let bindings = [("Role", "reads"), ("ClusterRole", "reads"), ("Role", "gone")].map { kind, name in
            BindingObject(name + kind, namespace: "shop", roleKind: kind, roleName: name, subjects: [.user("ada")])
        }
        #expect(!RBACIndex(roles: [role], bindings: bindings).allows(Cluster.ada, get).isAllowed)
    }

    @Test(arguments: [
        Subject.user("system:serviceaccount:shop:robot"), .serviceAccount(namespace: "shop", name: "robot"),
        .group("system:serviceaccounts"), .group("system:serviceaccounts:shop"), .group("system:authenticated"),
    ])
    func `a service account is known by its name, its user and its groups`(subject: Subject) {
        let index = RBACIndex(
            roles: [RoleObject("reads", rules: [rule])],
            bindings: [
                BindingObject(
                    "b", namespace: "shop", roleKind: "ClusterRole", roleName: "reads", subjects: [subject])
            ])
        #expect(index.allows(Cluster.robot, get).isAllowed)
        #expect(!index.allows(.serviceAccount("robot", in: "shop2"), get).isAllowed || subject.isBroad)
    }

    @Test func `members of system masters are held back by nothing, and no rule is the cause`() {
        let root = Principal(user: "root", groups: ["system:masters"])
        #expect(RBACIndex(roles: [], bindings: []).allows(root, get) == .master)
    }
}

extension Subject {
    fileprivate var isBroad: Bool {
        self == .group("system:serviceaccounts") || self == .group("system:authenticated")
    }
}
