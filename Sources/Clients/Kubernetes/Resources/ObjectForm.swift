package import JSONTree

/// How much of an object the server is asked for.
package enum ObjectForm: Hashable, Sendable {
    case whole
    /// Its metadata alone (`PartialObjectMetadata`): a server that cannot leave the rest out is to refuse.
    case metadata

    var one: String { accept("PartialObjectMetadata") }
    var several: String { accept("PartialObjectMetadataList") }

    private func accept(_ kind: String) -> String {
        self == .whole ? "application/json" : "application/json;as=\(kind);g=meta.k8s.io;v=v1"
    }
}

/// An object of any kind of which only its metadata is known.
package struct PartialObject: ObjectView, TersePrinting {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
}

extension Kubernetes {
    /// What the objects of a kind say of themselves: what they hold never leaves the server.
    package func metadata(of type: ResourceType, in namespace: String? = nil) -> Resources<PartialObject> {
        Resources(self, type, in: namespace, as: .metadata)
    }
}
