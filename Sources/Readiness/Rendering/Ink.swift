/// What a piece of text is printed in, named for what it means.
enum Ink: Hashable, Sendable {
    case plain
    /// What answers the question.
    case strong
    /// What is there for those who look for it.
    case quiet
    /// What can be typed.
    case command
    case good
    case caution
    case bad

    /// The ANSI escape sequence that starts it.
    var escape: String {
        switch self {
        case .plain: ""
        case .strong: "\u{1b}[1m"
        case .quiet: "\u{1b}[2m"
        case .command: "\u{1b}[36m"
        case .good: "\u{1b}[32m"
        case .caution: "\u{1b}[33m"
        case .bad: "\u{1b}[31m"
        }
    }
}

/// Text in inks: `"3 min 09 s".in(.good) + " of 5 min"`.
struct InkedText: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    struct Piece: Hashable, Sendable {
        var text: String
        let ink: Ink
    }

    private(set) var pieces: [Piece]

    init(stringLiteral text: String) {
        self.init(text, .plain)
    }

    init(_ text: String, _ ink: Ink) {
        pieces = text.isEmpty ? [] : [Piece(text: text, ink: ink)]
    }

    /// Columns that it takes.
    var width: Int { pieces.reduce(0) { $0 + $1.text.count } }

    mutating func append(_ other: InkedText) {
        for piece in other.pieces {
            if pieces.last?.ink == piece.ink {
                pieces[pieces.count - 1].text += piece.text
            } else {
                pieces.append(piece)
            }
        }
    }

    static func + (left: InkedText, right: InkedText) -> InkedText {
        var text = left
        text.append(right)
        return text
    }

    static func += (left: inout InkedText, right: InkedText) {
        left.append(right)
    }

    func rendered(coloured: Bool) -> String {
        guard coloured else { return pieces.map(\.text).joined() }
        return pieces.map { $0.ink == .plain ? $0.text : $0.ink.escape + $0.text + "\u{1b}[0m" }.joined()
    }
}

extension String {
    func `in`(_ ink: Ink) -> InkedText { InkedText(self, ink) }
}
