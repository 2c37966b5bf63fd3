package import JSONTree

/// What a container gets when it does not say.
package struct LimitRange: KubernetesResource {
    package static let type = ResourceType(kind: "LimitRange", plural: "limitranges")
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var limits: [JSONValue] { json["spec"]?["limits"]?.array ?? [] }
}
