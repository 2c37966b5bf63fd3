import JSONTree
import Wording

/// A letter as a workflow of Microsoft Teams takes it: an Adaptive Card.
struct TeamsCard {
    private enum Limit {
        /// A message may have 28 KB, in which the card stands twice in the worst case for its escapes.
        static let card = 18_000
        static let items = 20
    }

    private static let text = Excerpt(
        cost: { JSONValue.string($0).canonicalText.utf8.count - 2 },
        escape: { character in
            switch character {
            // A card's text is a little markdown.
            case "*", "_", "[", "]", "(", ")", "\\", "`", "#", "-", "~": "\\\(character)"
            case "\n": "\n\n"
            default: String(character)
            }
        })

    let letter: Letter

    var json: JSONValue {
        let shown = letter.items.prefix(Limit.items)
        let room = Limit.card / max(1, shown.count)
        var body: [JSONValue] = [
            block(
                "\(letter.severity.title[letter.language]) — \(letter.headline)", limit: 300,
                [
                    "size": "Medium", "weight": "Bolder", "color": .string(letter.severity.cardColour),
                ])
        ]
        for item in shown { body += blocks(of: item, room: room) }
        if letter.items.count > shown.count {
            body.append(block(Words.more(letter.items.count - shown.count)[letter.language], limit: 200))
        }
        body.append(block("\(letter.sender) · \(letter.key)", limit: 200, ["isSubtle": true, "size": "Small"]))
        var card: [String: JSONValue] = [
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4",
            "body": .array(body),
        ]
        if let link = letter.items.first?.link {
            card["actions"] = [
                ["type": "Action.OpenUrl", "title": .string(Words.open[letter.language]), "url": .string(link)]
            ]
        }
        return [
            "type": "message",
            "attachments": [
                [
                    "contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": nil,
                    "content": .object(card),
                ]
            ],
        ]
    }

    private func blocks(of item: Letter.Item, room: Int) -> [JSONValue] {
        let name = letter.isBundle ? [block(item.title, limit: room / 4, ["weight": "Bolder", "separator": true])] : []
        let text = JSONValue.object([
            "type": "TextBlock", "wrap": true,
            "text": .string(Self.text.fit(item.body, in: room / 2, letter.language)),
        ])
        return name + [text, block("\(item.subject) · \(item.at)", limit: 250, ["isSubtle": true])]
    }

    private func block(_ text: String, limit: Int, _ more: [String: JSONValue] = [:]) -> JSONValue {
        .object(
            more.merging(["type": "TextBlock", "wrap": true, "text": .string(Self.text.line(text, in: limit))]) { $1 })
    }
}

extension Severity {
    fileprivate var cardColour: String {
        switch self {
        case .info: "Accent"
        case .warning: "Warning"
        case .critical: "Attention"
        }
    }
}
