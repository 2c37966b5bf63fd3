import JSONTree
import Wording

/// A letter as Slack's incoming webhooks take it: blocks, and a text for those who do not see them.
struct SlackMessage {
    private enum Limit {
        static let header = 150
        static let section = 3000
        /// Undocumented: a message is refused from about 13,200 characters on, however they are spread.
        static let message = 11_000
        static let items = 20
    }

    private static let mrkdwn = Excerpt(escape: { character in
        switch character {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        // Between these a text becomes bold, struck out or code; a space of no width keeps them what they are.
        case "*", "_", "~", "`": "\u{200b}\(character)\u{200b}"
        default: String(character)
        }
    })
    private static let plain = Excerpt()

    let letter: Letter

    var json: JSONValue {
        let shown = letter.items.prefix(Limit.items)
        var blocks: [JSONValue] = [
            ["type": "header", "text": ["type": "plain_text", "text": .string(header), "emoji": false]]
        ]
        let room = min(Limit.section, Limit.message / max(1, shown.count))
        for item in shown { blocks += self.blocks(of: item, room: room) }
        var notes = [letter.sender, letter.key]
        if letter.items.count > shown.count {
            notes.insert(Words.more(letter.items.count - shown.count)[letter.language], at: 0)
        }
        blocks.append([
            "type": "context",
            "elements": [mrkdwn(Self.mrkdwn.fit(notes.joined(separator: " · "), in: 500, letter.language))],
        ])
        return [
            "text": .string(
                Self.mrkdwn.line(Words.labelled(letter.severity.title, letter.headline, letter.language), in: 300)),
            "blocks": .array(blocks),
        ]
    }

    private var title: String { letter.severity.title[letter.language] }

    private var header: String { Self.plain.line("\(title) — \(letter.headline)", in: Limit.header) }

    private func blocks(of item: Letter.Item, room: Int) -> [JSONValue] {
        let name = letter.isBundle ? "*\(Self.mrkdwn.line(item.title, in: room / 3))*\n" : ""
        let text = name + Self.mrkdwn.fit(item.body, in: room - name.utf16.count - 300, letter.language)
        let facts = Self.mrkdwn.line("\(item.subject) · \(item.at)", in: 250)
        var section: [String: JSONValue] = ["type": "section", "text": mrkdwn("\(text)\n\(facts)")]
        if let link = item.link, link.utf8.count <= 3000 {
            section["accessory"] = [
                "type": "button", "text": ["type": "plain_text", "text": .string(Words.open[letter.language])],
                "url": .string(link),
            ]
        }
        return [.object(section)]
    }

    private func mrkdwn(_ text: String) -> JSONValue {
        ["type": "mrkdwn", "text": .string(text)]
    }
}
