/// What a server answers: a number, perhaps a finer one, and its words.
package struct SMTPReply: Hashable, Sendable {
    package let code: Int
    /// `5.1.1`, where the server gives one (RFC 3463).
    package let enhancedCode: String?
    package let lines: [String]

    init(code: Int, lines: [String]) {
        self.code = code
        enhancedCode = lines.first.flatMap { Self.enhancedCode(in: $0, of: code) }
        self.lines = lines
    }

    package var text: String { lines.joined(separator: " ") }
    /// It may go well later.
    package var isTemporary: Bool { code / 100 == 4 }
    var isPositive: Bool { code / 100 == 2 }

    private static func enhancedCode(in line: String, of code: Int) -> String? {
        let word = line.prefix { $0 != " " }
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == String(code / 100),
            parts.allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        return String(word)
    }
}

extension SMTPReply: CustomStringConvertible {
    package var description: String { "\(code) \(text)" }
}
