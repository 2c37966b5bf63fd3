package import JSONTree

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

extension Kubernetes {
    /// The objects of a kind as the table that kubectl prints: a server's own columns, and each object's metadata.
    ///
    /// - Parameter limit: Rows a page.
    package func table(of type: ResourceType, in namespace: String?, limit: Int = 500) async throws -> [TableRow] {
        let objects = metadata(of: type, in: namespace)
        let path = try objects.path()
        let pages = try await Paging.collect(ListOptions(limit: limit), token: \.token) { options in
            let request = APIRequest(
                .get, path, query: options.query + [("includeObject", "Metadata")],
                accept: "application/json;as=Table;g=meta.k8s.io;v=v1")
            return try TablePage(try await json(request), request)
        }
        return pages.flatMap(\.rows)
    }
}

private struct TablePage {
    let rows: [TableRow]
    let token: String?

    init(_ json: JSONValue, _ request: APIRequest) throws {
        guard json["kind"]?.string == "Table" else {
            throw KubernetesError.unreadable(request: request.summary, reason: "this is no table")
        }
        let titles = (json["columnDefinitions"]?.array ?? []).map { $0["name"]?.string ?? "" }
        rows = (json["rows"]?.array ?? []).map { TableRow($0, titles) }
        token = json["metadata"]?["continue"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
}
