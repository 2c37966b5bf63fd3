import JSONTree
import Wording

/// A letter as Mattermost's incoming webhooks take it: an attachment for each notice.
struct MattermostMessage {
    private enum Limit {
        /// A post may have 16,383 characters where the database is not very old.
        static let message = 12_000
        static let items = 20
    }

    private static let markdown = Excerpt(escape: { character in
        switch character {
        case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "-", "!", "|", "~", ">", "<": "\\\(character)"
        // Nobody is called by what a message quotes.
        case "@": "@\u{200b}"
        case ":": ":\u{200b}"
        default: String(character)
        }
    })

    let letter: Letter

    var json: JSONValue {
        let shown = letter.items.prefix(Limit.items)
        let room = Limit.message / max(1, shown.count)
        var text = "**\(letter.severity.title[letter.language])** \(Self.markdown.line(letter.headline, in: 300))"
        if letter.items.count > shown.count {
            text += "\n" + Words.more(letter.items.count - shown.count)[letter.language]
        }
        return [
            "text": .string(text), "attachments": .array(shown.map { attachment(of: $0, room: room) }),
            "props": ["vigie_key": .string(letter.key)],
        ]
    }

    private func attachment(of item: Letter.Item, room: Int) -> JSONValue {
        var members: [String: JSONValue] = [
            "fallback": .string(Excerpt().line(item.title, in: 200)), "color": .string(item.severity.colour),
            "title": .string(Self.markdown.line(item.title, in: 250)),
            "text": .string(Self.markdown.fit(item.body, in: room - 300, letter.language)),
            "footer": .string(Excerpt().line("\(item.subject) · \(item.at) · \(letter.key)", in: 250)),
        ]
        if let link = item.link { members["title_link"] = .string(link) }
        return .object(members)
    }
}

extension Severity {
    /// For where a coloured edge says how grave something is; a word says it too.
    var colour: String {
        switch self {
        case .info: "#3b6ea5"
        case .warning: "#b7791f"
        case .critical: "#b42318"
        }
    }
}
