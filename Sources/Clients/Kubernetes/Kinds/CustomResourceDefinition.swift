package import JSONTree

/// A kind that somebody added.
package struct CustomResourceDefinition: KubernetesResource {
    package static let type = ResourceType(
        group: "apiextensions.k8s.io", kind: "CustomResourceDefinition", plural: "customresourcedefinitions",
        isNamespaced: false)
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var spec: CustomResourceDefinitionSpec? {
        get { self["spec"] }
        set { self["spec"] = newValue }
    }
    package var conditions: [Condition] { json["status"]?["conditions"].flatMap([Condition].init(json:)) ?? [] }
    package var isEstablished: Bool { conditions["Established"]?.isTrue ?? false }
}

/// What the kind is called and looks like.
package struct CustomResourceDefinitionSpec: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var group: String? {
        get { self["group"] }
        set { self["group"] = newValue }
    }
    package var scope: String? {
        get { self["scope"] }
        set { self["scope"] = newValue }
    }
    package var names: JSONValue? {
        get { self["names"] }
        set { self["names"] = newValue }
    }
    package var versions: [JSONValue] {
        get { self["versions"] }
        set { self["versions"] = newValue }
    }
}
