/// A Role or a ClusterRole.
package struct RoleObject: Hashable, Sendable {
    package let name: String
    /// `nil` for a ClusterRole.
    package let namespace: String?
    /// Those of an aggregated ClusterRole too: the API server's controller fills them in.
    package var rules: [PolicyRule]
    package let labels: [String: String]
    /// The label selectors by which an aggregated ClusterRole gathers its rules from others; `nil` for any other role.
    package let aggregates: [[String: String]]?

    package init(
        _ name: String, namespace: String? = nil, rules: [PolicyRule], labels: [String: String] = [:],
        aggregates: [[String: String]]? = nil
    ) {
        self.name = name
        self.namespace = namespace
        self.rules = rules
        self.labels = labels
        self.aggregates = aggregates
    }

    package var kind: String { namespace == nil ? "ClusterRole" : "Role" }
    var key: RoleKey { RoleKey(name: name, namespace: namespace) }
}

/// What a binding's `roleRef` means, seen from the binding's namespace.
struct RoleKey: Hashable {
    let name: String
    let namespace: String?
}
