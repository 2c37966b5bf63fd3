/// A value in a plan's text: what was written there, and where.
struct SourceNode: Sendable {
    enum Content: Sendable {
        case scalar(String, Style)
        case mapping([Entry])
        case sequence([SourceNode])
    }

    /// How a scalar was written. A plain one may be read by other YAML tools as something other than text.
    enum Style: Sendable {
        case plain
        case quoted
        case block
    }

    struct Entry: Sendable {
        let key: String
        let keyMark: Mark
        let value: SourceNode
    }

    let content: Content
    let mark: Mark

    /// Nothing was written: `key:`, `~` or `null`.
    var isEmpty: Bool {
        guard case .scalar(let text, .plain) = content else { return false }
        return PlainScalar(text) == .null
    }

    /// What stands there, for a sentence that says it should be something else.
    var found: String {
        switch content {
        case .mapping: "a mapping (key: value)"
        case .sequence: "a list"
        case .scalar(let text, .plain): PlainScalar(text).found
        case .scalar: "text"
        }
    }

    func entry(_ key: String) -> Entry? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }
    }
}
