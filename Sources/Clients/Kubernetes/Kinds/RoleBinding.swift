package import JSONTree

/// Who has a role in a namespace.
package struct RoleBinding: KubernetesResource {
    package static let type = ResourceType(
        group: "rbac.authorization.k8s.io", kind: "RoleBinding", plural: "rolebindings")
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var subjects: [Subject] {
        get { self["subjects"] }
        set { self["subjects"] = newValue }
    }
    package var roleRef: RoleReference? {
        get { self["roleRef"] }
        set { self["roleRef"] = newValue }
    }
}

/// Who has a role everywhere.
package struct ClusterRoleBinding: KubernetesResource {
    package static let type = ResourceType(
        group: "rbac.authorization.k8s.io", kind: "ClusterRoleBinding", plural: "clusterrolebindings",
        isNamespaced: false)
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var subjects: [Subject] {
        get { self["subjects"] }
        set { self["subjects"] = newValue }
    }
    package var roleRef: RoleReference? {
        get { self["roleRef"] }
        set { self["roleRef"] = newValue }
    }
}

/// A user, a group or a service account.
package struct Subject: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var kind: String? {
        get { self["kind"] }
        set { self["kind"] = newValue }
    }
    package var name: String? {
        get { self["name"] }
        set { self["name"] = newValue }
    }
    package var namespace: String? {
        get { self["namespace"] }
        set { self["namespace"] = newValue }
    }
    package var apiGroup: String? {
        get { self["apiGroup"] }
        set { self["apiGroup"] = newValue }
    }
}

/// The role that is given.
package struct RoleReference: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var kind: String? {
        get { self["kind"] }
        set { self["kind"] = newValue }
    }
    package var name: String? {
        get { self["name"] }
        set { self["name"] = newValue }
    }
    package var apiGroup: String? {
        get { self["apiGroup"] }
        set { self["apiGroup"] = newValue }
    }
}
