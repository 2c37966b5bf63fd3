import JSONTree

/// Which objects a list, a watch or a deletion is about.
struct FakeFilter: Sendable {
    private enum Requirement: Sendable {
        case equals(String, String)
        case differs(String, String)
        case among(String, [String])
        case notAmong(String, [String])
        case exists(String)
        case absent(String)
    }

    private var labels: [Requirement] = []
    private var fields: [Requirement] = []

    init(labels: String?, fields: String?) throws {
        if let labels { self.labels = try Self.requirements(labels) }
        if let fields { self.fields = try Self.requirements(fields) }
    }

    var isEmpty: Bool { labels.isEmpty && fields.isEmpty }

    func matches(_ object: JSONValue) -> Bool {
        let own = object["metadata"]?["labels"]
        return labels.allSatisfy { Self.holds($0) { own?[$0]?.string } }
            && fields.allSatisfy { Self.holds($0) { Self.field($0, of: object) } }
    }

    private static func field(_ path: String, of object: JSONValue) -> String? {
        let value = object.value(at: path.split(separator: ".").map(String.init))
        return switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        case .bool(let flag): String(flag)
        default: ""
        }
    }

    private static func holds(_ requirement: Requirement, _ value: (String) -> String?) -> Bool {
        switch requirement {
        case .equals(let key, let wanted): value(key) == wanted
        case .differs(let key, let unwanted): value(key) != unwanted
        case .among(let key, let wanted): value(key).map(wanted.contains) ?? false
        case .notAmong(let key, let unwanted): !(value(key).map(unwanted.contains) ?? false)
        case .exists(let key): value(key) != nil
        case .absent(let key): value(key) == nil
        }
    }

    private static func requirements(_ text: String) throws -> [Requirement] {
        var depth = 0
        let parts = text.split { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            return character == "," && depth == 0
        }
        return try parts.map { try requirement(trimmed($0)) }
    }

    private static func requirement(_ text: String) throws -> Requirement {
        if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
            let words = text[..<open].split(separator: " ").map(String.init)
            let values = text[text.index(after: open)...].dropLast().split(separator: ",").map { trimmed($0) }
            guard words.count == 2 else { throw unparsable(text) }
            switch words[1] {
            case "in": return .among(words[0], values)
            case "notin": return .notAmong(words[0], values)
            default: throw unparsable(text)
            }
        }
        for sign in ["!=", "==", "="] {
            guard let range = text.firstRange(of: sign) else { continue }
            let (key, value) = (trimmed(text[..<range.lowerBound]), trimmed(text[range.upperBound...]))
            guard !key.isEmpty else { throw unparsable(text) }
            return sign == "!=" ? .differs(key, value) : .equals(key, value)
        }
        if text.hasPrefix("!") { return .absent(String(text.dropFirst())) }
        guard !text.isEmpty, !text.contains(" ") else { throw unparsable(text) }
        return .exists(text)
    }

    private static func unparsable(_ text: String) -> FakeFailure {
        .badRequest("unable to parse requirement: found '\(text)'")
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = Substring(text)
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
