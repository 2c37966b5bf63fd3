import JSONTree

/// The objects of one kind, in one namespace or everywhere.
package struct Resources<Object: ObjectView>: Sendable {
    package let kubernetes: Kubernetes
    package let type: ResourceType
    /// `nil` for all namespaces.
    package let namespace: String?
    let form: ObjectForm

    package init(
        _ kubernetes: Kubernetes, _ type: ResourceType, in namespace: String?, as form: ObjectForm = .whole
    ) {
        self.kubernetes = kubernetes
        self.type = type
        self.namespace = namespace
        self.form = form
    }

    func path(_ name: String? = nil, _ subresource: String? = nil) throws -> String {
        if type.isNamespaced, let namespace { try Self.check(namespace, "a namespace") }
        if let name {
            try Self.check(name, "a name")
            guard !type.isNamespaced || namespace != nil else {
                throw KubernetesError.invalid(reason: "one \(type.kind) is asked for without its namespace")
            }
        }
        return type.path(namespace: namespace, name: name, subresource: subresource)
    }

    /// What would lead to another path is refused, whatever the server makes of it.
    private static func check(_ name: String, _ what: String) throws {
        guard !name.isEmpty, name != ".", name != "..", !name.contains("/"), !name.contains("%") else {
            throw KubernetesError.invalid(reason: "\"\(name)\" cannot be \(what)")
        }
    }

    /// An object as it came, with the kind that lists leave out of their items.
    func object(_ json: JSONValue) -> Object {
        var json = json
        if json["kind"] == nil { json.edit("kind") { $0 = .string(type.kind) } }
        if json["apiVersion"] == nil { json.edit("apiVersion") { $0 = .string(type.apiVersion) } }
        return Object(json: json)
    }
}

extension Kubernetes {
    /// The objects of a kind that is known; without a namespace those of all.
    package func resources<Object: KubernetesResource>(
        _ type: Object.Type = Object.self, in namespace: String? = nil
    ) -> Resources<Object> {
        Resources(self, Object.type, in: namespace)
    }

    /// The objects of any kind, as trees.
    package func resources(of type: ResourceType, in namespace: String? = nil) -> Resources<KubernetesObject> {
        Resources(self, type, in: namespace)
    }
}
