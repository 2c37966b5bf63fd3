import JSONTree
import VigieStore

/// The documents of one collection, as values of one type.
struct Drawer<Value: Codable & Sendable>: Sendable {
    /// A value as it was read, to be replaced only if it is still that.
    struct Sheet: Sendable {
        let name: String
        var value: Value
        let version: Int64
    }

    let store: any Store
    let collection: String

    func find(_ name: String) async throws -> Sheet? {
        try await store.document(DocumentKey(collection, name)).map(sheet)
    }

    /// All of them, by name.
    func all() async throws -> [Sheet] {
        try await store.documents(in: collection).map(sheet)
    }

    /// The writing of a value that must not exist yet.
    func adding(_ value: Value, as name: String) throws -> Change {
        .putDocument(DocumentKey(collection, name), body: try JSONValue(encoding: value).canonical, expecting: 0)
    }

    /// The writing of a value that must not have changed since it was read.
    func replacing(_ sheet: Sheet) throws -> Change {
        .putDocument(
            DocumentKey(collection, sheet.name), body: try JSONValue(encoding: sheet.value).canonical,
            expecting: sheet.version)
    }

    func removing(_ name: String) -> Change {
        .deleteDocument(DocumentKey(collection, name))
    }

    private func sheet(_ document: Document) throws -> Sheet {
        do {
            let value = try JSONValue(parsing: document.body).decoded(as: Value.self)
            return Sheet(name: document.key.name, value: value, version: document.version)
        } catch {
            throw AccessError.damaged(collection: collection)
        }
    }
}

/// Tries again what somebody else's write came in between of.
func retryingConflicts<Result>(_ body: () async throws -> Result) async throws -> Result {
    for _ in 0..<50 {
        do {
            return try await body()
        } catch StoreError.conflict {
            continue
        }
    }
    return try await body()
}
