import JSONTree
import Wording

/// A letter as a generic webhook gets it where no template says otherwise: everything there is.
struct WebhookBody {
    let letter: Letter

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "key": .string(letter.key), "severity": .string(letter.severity.rawValue),
            "headline": .string(letter.headline), "language": .string(letter.language.rawValue),
            "notices": .array(letter.items.map(notice)),
        ]
        if let platform = letter.platform { members["platform"] = .string(platform) }
        return .object(members)
    }

    private func notice(_ item: Letter.Item) -> JSONValue {
        var members: [String: JSONValue] = [
            "severity": .string(item.severity.rawValue), "title": .string(item.title), "body": .string(item.body),
            "subject": .string(item.subject), "at": .string(item.at),
        ]
        if let link = item.link { members["link"] = .string(link) }
        return .object(members)
    }
}
