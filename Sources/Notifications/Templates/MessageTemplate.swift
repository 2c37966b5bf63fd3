import JSONTree
import Mustache
import Wording

/// A user's template: mustache, with values that are escaped for what it writes, whichever braces are used.
struct MessageTemplate {
    /// How a value is written so that it stays a value.
    enum Escaping {
        case none
        case json
        case xml
        case form
    }

    /// What can be written between braces.
    static let variables = [
        "key", "severity", "headline", "count", "language", "platform", "text", "to", "title", "body", "subject",
        "link",
        "at",
    ]
    static let sections = ["notices"]

    private let template: MustacheTemplate

    /// - Throws: `TemplateProblem` for what cannot be read, or asks for something that does not exist.
    init(_ text: String) throws(TemplateProblem) {
        for tag in try Self.tags(in: text) {
            guard let mark = tag.first else { throw .unreadable("{{}} names nothing") }
            guard !">=%<$*".contains(mark) else { throw .unreadable("{{\(mark)…}} is not understood here") }
            if mark == "!" { continue }
            let isSection = "#^/".contains(mark)
            let name = String(tag.drop { "#^/&{".contains($0) }.filter { $0 != " " && $0 != "}" })
            let known = isSection ? Self.sections + Self.variables : Self.variables
            guard known.contains(name) || name == "." else {
                throw .unknownVariable(name, meant: DidYouMean.suggestion(for: name, among: known))
            }
        }
        do {
            // Values come escaped already.
            template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\(text)")
        } catch {
            throw .unreadable("a section is not closed, or a brace is missing")
        }
    }

    func render(_ letter: Letter, text: String = "", to: String = "", escaping: Escaping) -> String {
        let escape = { (value: String) in escaping.escape(value) }
        let notices: [[String: Any]] = letter.items.map { item in
            [
                "severity": item.severity.rawValue, "title": escape(item.title), "body": escape(item.body),
                "subject": escape(item.subject), "link": escape(item.link ?? ""), "at": escape(item.at),
            ]
        }
        var values: [String: Any] = notices.first ?? [:]
        let whole: [String: String] = [
            "key": letter.key, "severity": letter.severity.rawValue, "headline": letter.headline,
            "count": String(letter.items.count), "language": letter.language.rawValue,
            "platform": letter.platform ?? "", "text": text, "to": to,
        ]
        for (name, value) in whole { values[name] = escape(value) }
        values["notices"] = notices
        return template.render(values)
    }

    /// What stands between braces, with its sign.
    private static func tags(in text: String) throws(TemplateProblem) -> [Substring] {
        var (tags, rest) = ([Substring](), text[...])
        while let start = rest.firstRange(of: "{{") {
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: "}}") else { throw .unreadable("{{ is not closed") }
            tags.append(rest[..<end.lowerBound].drop { $0 == " " })
            rest = rest[end.upperBound...]
        }
        return tags
    }
}

/// What is wrong with a template.
enum TemplateProblem: Error, Hashable {
    case unreadable(String)
    case unknownVariable(String, meant: String?)
}

extension MessageTemplate.Escaping {
    init(_ type: ContentType) {
        switch type {
        case .json: self = .json
        case .text: self = .none
        case .xml: self = .xml
        case .form: self = .form
        }
    }

    func escape(_ text: String) -> String {
        switch self {
        case .none: text
        // Without the quotes around it, which stand in the template.
        case .json: String(JSONValue.string(text).canonicalText.dropFirst().dropLast())
        case .xml: Markup.escape(text)
        case .form: FormEncoding.escape(text)
        }
    }
}
