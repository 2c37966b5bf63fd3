import JSONTree

extension JSONValue {
    /// The people whom texts in it name, as `person/…`.
    var actors: Set<String> {
        switch self {
        case .string(let text):
            Set(
                text.ranges(of: "person/").map { found in
                    let name = text[found.upperBound...].prefix {
                        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
                    }
                    return "person/\(name)"
                })
        case .array(let elements): elements.reduce(into: []) { $0.formUnion($1.actors) }
        case .object(let members): members.values.reduce(into: []) { $0.formUnion($1.actors) }
        default: []
        }
    }
}
