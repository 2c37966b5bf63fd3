import JSONTree

/// An object as the YAML that kubectl takes.
enum YAMLManifest {
    static func text(_ value: JSONValue) -> String {
        lines(value).joined(separator: "\n") + "\n"
    }

    private static func lines(_ value: JSONValue) -> [String] {
        switch value {
        case .object(let members) where !members.isEmpty:
            members.sorted { order($0.key) < order($1.key) }.flatMap { key, value in
                isShort(value) ? ["\(key): \(value.canonicalText)"] : ["\(key):"] + lines(value).map { "  \($0)" }
            }
        case .array(let elements) where !elements.isEmpty:
            elements.flatMap { element in
                isShort(element)
                    ? ["- \(element.canonicalText)"]
                    : lines(element).enumerated().map { $0.offset == 0 ? "- \($0.element)" : "  \($0.element)" }
            }
        default: [value.canonicalText]
        }
    }

    /// Texts, and lists of texts, stand on one line, quoted as JSON does, which is YAML too.
    private static func isShort(_ value: JSONValue) -> Bool {
        switch value {
        case .object(let members): members.isEmpty
        case .array(let elements): elements.allSatisfy { $0.array == nil && $0.object == nil }
        default: true
        }
    }

    private static func order(_ key: String) -> String {
        let first = ["apiVersion", "kind", "metadata", "name", "namespace"]
        return first.firstIndex(of: key).map { "\($0)" } ?? "9\(key)"
    }
}
