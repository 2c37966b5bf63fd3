/// A RoleBinding or a ClusterRoleBinding: a role, given to some subjects.
package struct BindingObject: Hashable, Sendable {
    package let name: String
    /// `nil` for a ClusterRoleBinding, which gives the role everywhere.
    package let namespace: String?
    package let roleKind: String
    package let roleName: String
    package var subjects: [Subject]

    package init(_ name: String, namespace: String? = nil, roleKind: String, roleName: String, subjects: [Subject]) {
        self.name = name
        self.namespace = namespace
        self.roleKind = roleKind
        self.roleName = roleName
        self.subjects = subjects
    }

    package var kind: String { namespace == nil ? "ClusterRoleBinding" : "RoleBinding" }

    /// A Role is looked for in the binding's own namespace. Elsewhere, and from a ClusterRoleBinding, there is none.
    var roleKey: RoleKey? {
        switch roleKind {
        case "ClusterRole": RoleKey(name: roleName, namespace: nil)
        case "Role": namespace.map { RoleKey(name: roleName, namespace: $0) }
        default: nil
        }
    }
}
