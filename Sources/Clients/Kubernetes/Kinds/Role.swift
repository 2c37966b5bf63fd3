package import JSONTree

/// What is allowed in a namespace.
package struct Role: KubernetesResource {
    package static let type = ResourceType(group: "rbac.authorization.k8s.io", kind: "Role", plural: "roles")
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var rules: [PolicyRule] {
        get { self["rules"] }
        set { self["rules"] = newValue }
    }
}

/// What is allowed, anywhere it is bound.
package struct ClusterRole: KubernetesResource {
    package static let type = ResourceType(
        group: "rbac.authorization.k8s.io", kind: "ClusterRole", plural: "clusterroles", isNamespaced: false)
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var rules: [PolicyRule] {
        get { self["rules"] }
        set { self["rules"] = newValue }
    }
    package var aggregationRule: JSONValue? { json["aggregationRule"] }
}

/// Verbs on things.
package struct PolicyRule: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var verbs: [String] {
        get { self["verbs"] }
        set { self["verbs"] = newValue }
    }
    package var apiGroups: [String] {
        get { self["apiGroups"] }
        set { self["apiGroups"] = newValue }
    }
    package var resources: [String] {
        get { self["resources"] }
        set { self["resources"] = newValue }
    }
    package var resourceNames: [String] {
        get { self["resourceNames"] }
        set { self["resourceNames"] = newValue }
    }
    package var nonResourceURLs: [String] {
        get { self["nonResourceURLs"] }
        set { self["nonResourceURLs"] = newValue }
    }
}
