/// One line of a source with a part of it underlined, fit to be shown: without secrets, control characters or excess.
struct SourceExcerpt {
    let line: String
    let indentation: String
    let underline: String

    private static let width = 100
    private static let dots = "••••••••".unicodeScalars

    init?(of position: SourcePosition, in sources: PlanSources) {
        guard let file = sources.file(position.file), let text = file.line(position.line) else { return nil }
        var scalars = Array(text.unicodeScalars)
        var length = max(1, position.length)
        if let column = file.concealment(on: position.line, of: scalars) {
            scalars = Array(scalars.prefix(column - 1)) + Array(Self.dots)
            // How long the secret is does not show either.
            if position.column >= column { length = 1 }
            if position.column == column { length = Self.dots.count }
        }
        let start = min(max(0, position.column - 1), scalars.count)
        let first = start > Self.width * 3 / 4 ? start - Self.width / 4 : 0
        let shown = scalars[first...].prefix(Self.width)
        let end = min(start + length, shown.endIndex)
        line = (first > 0 ? "…" : "") + Self.printable(shown) + (shown.endIndex < scalars.count ? "…" : "")
        indentation = String(repeating: " ", count: Self.columns(of: scalars[first..<start]) + (first > 0 ? 1 : 0))
        underline = String(repeating: "^", count: max(1, Self.columns(of: scalars[start..<max(start, end)])))
    }

    /// What a terminal may be given: a tab is one column wide, and control characters do nothing.
    private static func printable(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars {
            switch scalar.properties.generalCategory {
            case .control: text.append(scalar == "\t" ? " " : "·")
            case .format, .lineSeparator, .paragraphSeparator: text.append("·")
            default: text.append(scalar)
            }
        }
        return String(text)
    }

    /// How many columns of a terminal they take.
    private static func columns(of scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { count, scalar in
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark: count
            default: count + (scalar.isWide ? 2 : 1)
            }
        }
    }
}

extension Unicode.Scalar {
    /// Whether a terminal gives it two columns: Chinese, Japanese, Korean, emoji.
    fileprivate var isWide: Bool {
        switch value {
        case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60,
            0xffe0...0xffe6, 0x20000...0x3fffd:
            true
        default: properties.isEmojiPresentation
        }
    }
}
