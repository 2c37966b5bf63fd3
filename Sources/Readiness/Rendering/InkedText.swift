import Wording

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

    /// A reason may quote a database or a tool: line breaks become spaces, and what would steer a terminal a dot.
    init(_ text: String, _ ink: Ink) {
        pieces = text.isEmpty ? [] : [Piece(text: text.isHarmless ? text : text.harmless, ink: ink)]
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

    fileprivate var isHarmless: Bool { unicodeScalars.allSatisfy { !$0.steersTerminals } }

    fileprivate var harmless: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    scalar.steersTerminals ? (scalar.properties.isWhitespace ? " " : "·") : scalar
                }))
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character, or turns the direction of what follows; the page's own glue is neither.
    fileprivate var steersTerminals: Bool {
        self != Page.glue && isSteering
    }
}
