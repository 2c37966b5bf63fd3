/// Lines of text as they grow downwards, with indentation and wrapping.
struct Page {
    static let glue: Unicode.Scalar = "\u{1f}"

    private let style: TextStyle
    private var lines: [String] = []

    init(_ style: TextStyle) {
        self.style = style
    }

    var text: String { lines.joined(separator: "\n").replacing(String(Self.glue), with: " ") }

    /// The columns left of an indentation.
    func width(after indentation: Int) -> Int { style.width - indentation }

    /// One empty line, unless there is one already.
    mutating func skip() {
        if let last = lines.last, !last.isEmpty { lines.append("") }
    }

    /// Adds a paragraph, wrapped. `lead` stands before its first line, inside the indentation.
    mutating func add(_ text: InkedText, lead: InkedText = "", indentation: Int = 0) {
        let padding = String(repeating: " ", count: max(0, indentation - lead.width))
        for (index, line) in text.wrapped(to: width(after: indentation)).enumerated() {
            let start = index == 0 ? lead + padding.in(.plain) : String(repeating: " ", count: indentation).in(.plain)
            lines.append((start + line).rendered(coloured: style.isColoured))
        }
    }
}

extension String {
    /// With spaces that do not break a line, and are plain ones on the page: a command is copied as it was meant.
    var unbroken: String { replacing(" ", with: String(Page.glue)) }
}
