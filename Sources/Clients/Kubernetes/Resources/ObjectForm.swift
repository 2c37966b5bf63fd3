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
package struct PartialObject: ObjectView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
}

extension Kubernetes {
    /// What the objects of a kind say of themselves: what they hold never leaves the server.
    package func metadata(of type: ResourceType, in namespace: String? = nil) -> Resources<PartialObject> {
        Resources(self, type, in: namespace, as: .metadata)
    }

    /// The objects of a kind as the table that kubectl prints: a server's own columns, and each object's metadata.
    package func table(of type: ResourceType, in namespace: String?) async throws -> [TableRow] {
        var (rows, token) = ([TableRow](), String?.none)
        repeat {
            var query = [("limit", "500"), ("includeObject", "Metadata")]
            if let token { query.append(("continue", token)) }
            let request = APIRequest(
                .get, type.path(namespace: namespace), query: query,
                accept: "application/json;as=Table;g=meta.k8s.io;v=v1")
            let json = try await self.json(request)
            guard json["kind"]?.string == "Table" else {
                throw KubernetesError.unreadable(request: request.summary, reason: "this is no table")
            }
            let titles = (json["columnDefinitions"]?.array ?? []).map { $0["name"]?.string ?? "" }
            rows += (json["rows"]?.array ?? []).map { TableRow($0, titles) }
            token = json["metadata"]?["continue"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        } while token != nil
        return rows
    }
}

/// One object, as its kind's table shows it.
package struct TableRow: Sendable {
    /// By the columns' titles.
    package let cells: [String: JSONValue]
    package let object: PartialObject

    init(_ json: JSONValue, _ titles: [String]) {
        cells = Dictionary(zip(titles, json["cells"]?.array ?? [])) { first, _ in first }
        object = PartialObject(json: json["object"] ?? .object([:]))
    }
}
