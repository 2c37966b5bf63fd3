import HTML
import JSONTree

/// JSON for people: indented, the names of members set apart.
struct JSONText {
    let value: JSONValue

    /// More than this is cut off: a page stays a page.
    private static let limit = 2000

    var markup: Markup {
        let lines = value.pretty.split(separator: "\n", omittingEmptySubsequences: false)
        return pre(.class("file wrapped"), .tabIndex(0)) {
            for text in lines.prefix(Self.limit) { line(String(text)) }
            if lines.count > Self.limit { span(.class("ln c")) { "… \(lines.count - Self.limit)" } }
        }
    }

    private func line(_ text: String) -> Markup {
        let name = text.prefixMatch(of: #/(\s*)("(?:[^"\\]|\\.)*"):/#)
        guard let name else { return span(.class("ln")) { text } }
        return span(.class("ln")) {
            String(name.output.1)
            span(.class("k")) { String(name.output.2) }
            String(text[name.output.2.endIndex...])
        }
    }
}
