package import JSONTree

/// A whole object: it has a kind, a version and metadata.
package protocol ObjectView: JSONView {}

extension ObjectView {
    package var apiVersion: String { json["apiVersion"]?.string ?? "" }
    package var kind: String { json["kind"]?.string ?? "" }

    package var metadata: ObjectMeta {
        get { ObjectMeta(json: json["metadata"] ?? .object([:])) }
        set { json.edit("metadata") { $0 = newValue.json } }
    }

    package var name: String { json["metadata"]?["name"]?.string ?? "" }
    package var namespace: String? { json["metadata"]?["namespace"]?.string }
    package var uid: String { json["metadata"]?["uid"]?.string ?? "" }
    package var resourceVersion: String { json["metadata"]?["resourceVersion"]?.string ?? "" }
    package var labels: [String: String] { metadata.labels }
    package var annotations: [String: String] { metadata.annotations }

    /// What tells it from all others of its kind.
    package var key: ObjectKey { ObjectKey(namespace: namespace, name: name) }
}

/// An object's place among those of its kind.
package struct ObjectKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let namespace: String?
    package let name: String

    package init(namespace: String?, name: String) {
        self.namespace = namespace
        self.name = name
    }

    package var description: String { namespace.map { "\($0)/\(name)" } ?? name }

    package static func < (left: ObjectKey, right: ObjectKey) -> Bool {
        (left.namespace ?? "", left.name) < (right.namespace ?? "", right.name)
    }
}

/// An object of any kind, as its tree.
package struct KubernetesObject: ObjectView, TersePrinting {
    package var json: JSONValue

    package init(json: JSONValue) {
        self.json = json
    }
}

/// An object whose kind is known beforehand.
package protocol KubernetesResource: ObjectView {
    static var type: ResourceType { get }
}

extension KubernetesResource {
    /// A new object with its kind, name and what else is filled in.
    package init(name: String, namespace: String? = nil, _ fill: (inout Self) -> Void = { _ in }) {
        var metadata: [String: JSONValue] = ["name": .string(name)]
        if let namespace { metadata["namespace"] = .string(namespace) }
        self.init(
            json: [
                "apiVersion": .string(Self.type.apiVersion), "kind": .string(Self.type.kind),
                "metadata": .object(metadata),
            ])
        fill(&self)
    }
}

/// An object that is printed as its kind and its key: it may be a secret, and its tree would show what it holds.
package protocol TersePrinting: ObjectView, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension TersePrinting {
    package var description: String { "\(kind.isEmpty ? "Object" : kind) \(key)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
