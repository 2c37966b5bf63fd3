package import JSONTree

/// A room of the cluster.
package struct Namespace: KubernetesResource {
    package static let type = ResourceType(kind: "Namespace", plural: "namespaces", isNamespaced: false)
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var phase: String? { json["status"]?["phase"]?.string }
    package var conditions: [Condition] { json["status"]?["conditions"].flatMap([Condition].init(json:)) ?? [] }
    package var isTerminating: Bool { phase == "Terminating" }
}
