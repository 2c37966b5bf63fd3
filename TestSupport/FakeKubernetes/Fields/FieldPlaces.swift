import JSONTree

/// Reads and takes away what stands at a field's path.
enum FieldPlaces {
    static func value(in tree: JSONValue, at path: FieldSet.Path) -> JSONValue? {
        path.reduce(Optional(tree)) { current, word in
            guard let current else { return nil }
            if word.hasPrefix("f:") { return current[String(word.dropFirst(2))] }
            return current.array?.first { matches($0, word) }
        }
    }

    static func remove(_ path: FieldSet.Path, from tree: JSONValue) -> JSONValue {
        guard let word = path.first else { return tree }
        let rest = Array(path.dropFirst())
        switch tree {
        case .object(var members) where word.hasPrefix("f:"):
            let name = String(word.dropFirst(2))
            guard let inner = members[name] else { return tree }
            if rest.isEmpty {
                members[name] = nil
            } else {
                members[name] = remove(rest, from: inner)
            }
            return .object(members)
        case .array(let elements):
            return .array(
                elements.compactMap { element in
                    guard matches(element, word) else { return element }
                    return rest.isEmpty ? JSONValue?.none : remove(rest, from: element)
                })
        default: return tree
        }
    }

    private static func matches(_ element: JSONValue, _ word: String) -> Bool {
        guard let wanted = try? JSONValue(parsing: String(word.dropFirst(2))) else { return false }
        guard word.hasPrefix("k:") else { return element == wanted }
        return (wanted.object ?? [:]).allSatisfy { key, value in
            (element[key] ?? (key == "protocol" ? "TCP" : nil)) == value
        }
    }
}
