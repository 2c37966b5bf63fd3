import Foundation
import JSONTree

/// What the fake knows of kinds: a digest of a real API server's OpenAPI documents.
struct SchemaCatalog: Sendable {
    let kinds: [FakeKind]
    private let structures: [String: SchemaStructure]
    private let roots: [String: String]

    /// Reads the two files beside this one.
    static let standard: Result<SchemaCatalog, any Error> = Result { try SchemaCatalog() }

    private init() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Schemas")
        let schemas = try JSONValue(parsing: try Data(contentsOf: folder.appending(path: "schemas.json")))
        let resources = try JSONValue(parsing: try Data(contentsOf: folder.appending(path: "resources.json")))
        structures = (schemas["types"]?.object ?? [:]).mapValues(SchemaStructure.init)
        roots = (schemas["kinds"]?.object ?? [:]).compactMapValues(\.string)
        kinds = (resources.array ?? []).compactMap(FakeKind.init)
    }

    func structure(_ name: String) -> SchemaStructure? { structures[name] }

    /// The type of a kind's objects; of a kind that nobody described, anything is taken.
    func type(of kind: FakeKind) -> SchemaType {
        roots[kind.schemaName].map { .structure($0, isAtomic: false) } ?? .anything
    }
}
