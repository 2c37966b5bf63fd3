import JSONTree

/// What a field may hold.
indirect enum SchemaType: Sendable {
    case text
    case bytes
    case time
    case integer
    case number
    case flag
    case integerOrText
    case quantity
    case anything
    case map(SchemaType)
    case list(SchemaType, ListKind, mergeKey: String?)
    /// A struct by its name; an atomic one is owned and replaced as one.
    case structure(String, isAtomic: Bool)

    enum ListKind: Hashable, Sendable {
        case atomic
        case set
        case map([String])
    }

    /// Reads the short form of the schema file: `[@core.v1.Container|map:name|merge:name`.
    init(_ code: String) {
        switch code.first {
        case "[":
            let parts = code.dropFirst().split(separator: "|").map(String.init)
            var kind = ListKind.atomic
            var mergeKey: String?
            for part in parts.dropFirst() {
                if part == "set" { kind = .set }
                if part.hasPrefix("map:") { kind = .map(part.dropFirst(4).split(separator: ",").map(String.init)) }
                if part.hasPrefix("merge:") { mergeKey = String(part.dropFirst(6)) }
            }
            self = .list(SchemaType(parts[0]), kind, mergeKey: mergeKey)
        case "{": self = .map(SchemaType(String(code.dropFirst())))
        case "@":
            let isAtomic = code.hasSuffix("!")
            self = .structure(String(code.dropFirst().prefix { $0 != "!" }), isAtomic: isAtomic)
        default:
            let plain: [String: SchemaType] = [
                "s": .text, "y": .bytes, "t": .time, "i": .integer, "n": .number, "b": .flag, "is": .integerOrText,
                "q": .quantity,
            ]
            self = plain[code] ?? .anything
        }
    }
}

/// The fields of a struct.
struct SchemaStructure: Sendable {
    let fields: [String: SchemaType]
    let required: [String]

    init(_ json: JSONValue) {
        fields = (json["fields"]?.object ?? [:]).compactMapValues { $0.string.map(SchemaType.init) }
        required = (json["required"]?.array ?? []).compactMap(\.string)
    }
}
