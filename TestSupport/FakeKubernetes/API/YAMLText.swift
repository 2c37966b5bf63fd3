import JSONTree
import Yams

/// YAML read as JSON, for what `kubectl apply --server-side` sends.
enum YAMLText {
    static func tree(_ text: String) -> JSONValue? {
        guard let node = try? Yams.compose(yaml: text) else { return nil }
        return tree(node)
    }

    private static func tree(_ node: Yams.Node) -> JSONValue {
        switch node {
        case .mapping(let mapping):
            var members: [String: JSONValue] = [:]
            for (key, value) in mapping { members[key.string ?? ""] = tree(value) }
            return .object(members)
        case .sequence(let sequence): return .array(sequence.map(tree))
        case .scalar(let scalar):
            guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
            if scalar.string.isEmpty || scalar.string == "null" || scalar.string == "~" { return .null }
            if scalar.string == "true" || scalar.string == "false" { return .bool(scalar.string == "true") }
            if let whole = Int64(scalar.string) { return .integer(whole) }
            if let number = Double(scalar.string), number.isFinite { return .number(number) }
            return .string(scalar.string)
        case .alias: return .null
        }
    }
}
