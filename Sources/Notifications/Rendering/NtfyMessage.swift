import JSONTree
import Wording

/// A letter as ntfy takes it: as JSON, because its headers cannot hold what is not Latin.
struct NtfyMessage {
    private enum Limit {
        static let title = 250
        /// What is longer becomes a file that nobody opens.
        static let message = 4096
    }

    private static let bytes = Excerpt(cost: { $0.utf8.count })

    let letter: Letter
    let topic: String

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "topic": .string(topic),
            "title": .string(
                Self.bytes.line(
                    Words.labelled(letter.severity.title, letter.headline, letter.language), in: Limit.title)),
            "message": .string(Self.bytes.fit(message, in: Limit.message - 16, letter.language)),
            "priority": .integer(priority), "tags": [.string(tag)],
            // The same again replaces what was shown.
            "sequence_id": .string(letter.key),
        ]
        if let link = letter.items.first?.link { members["click"] = .string(link) }
        return .object(members)
    }

    private var message: String {
        guard letter.isBundle else {
            return letter.items.first.map { "\($0.body)\n\($0.subject) · \($0.at)" } ?? ""
        }
        return letter.items.map { "• \($0.title) (\($0.at))" }.joined(separator: "\n")
    }

    private var priority: Int64 {
        switch letter.severity {
        case .info: 2
        case .warning: 3
        case .critical: 5
        }
    }

    private var tag: String {
        switch letter.severity {
        case .info: "information_source"
        case .warning: "warning"
        case .critical: "rotating_light"
        }
    }
}
