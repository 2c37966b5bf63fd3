/// Swift text whose comments and string literals are blanked; lines keep their number.
///
/// Interpolations count as part of the string: a rule that had to look inside them would need a parser.
struct CodeOnly {
    private(set) var text = ""

    private let source: [Character]
    private var index = 0

    init(_ text: String) {
        source = Array(text)
        while index < source.count { step() }
    }

    private mutating func step() {
        if at("//") {
            skip { !$0.at("\n") }
        } else if at("/*") {
            skip { !$0.at("*/") }
            index += 2
        } else if let fence = openingFence() {
            literal(fence)
        } else {
            text.append(source[index])
            index += 1
        }
    }

    /// The quotes that open a string here, with their number signs: `"`, `"""`, `#"`, …
    private func openingFence() -> (hashes: Int, quotes: String)? {
        var hashes = 0
        while index + hashes < source.count, source[index + hashes] == "#" { hashes += 1 }
        if at("\"\"\"", after: hashes) { return (hashes, "\"\"\"") }
        return at("\"", after: hashes) ? (hashes, "\"") : nil
    }

    private mutating func literal(_ fence: (hashes: Int, quotes: String)) {
        let hashes = String(repeating: "#", count: fence.hashes)
        let (end, escape) = (fence.quotes + hashes, "\\" + hashes)
        index += fence.hashes + fence.quotes.count
        text += "\"\""
        while index < source.count, !at(end) {
            if at(escape + "(") {
                interpolation(escape.count)
            } else if at(escape) {
                index += escape.count + 1
            } else {
                keepNewline()
                index += 1
            }
        }
        index += end.count
    }

    /// Skips `\( … )` with the strings inside it.
    private mutating func interpolation(_ escape: Int) {
        index += escape + 1
        var depth = 1
        while index < source.count, depth > 0 {
            if let fence = openingFence() {
                literal(fence)
                continue
            }
            if source[index] == "(" { depth += 1 }
            if source[index] == ")" { depth -= 1 }
            keepNewline()
            index += 1
        }
    }

    private mutating func skip(while condition: (CodeOnly) -> Bool) {
        while index < source.count, condition(self) {
            keepNewline()
            index += 1
        }
    }

    private mutating func keepNewline() {
        if index < source.count, source[index] == "\n" { text.append("\n") }
    }

    private func at(_ word: String, after offset: Int = 0) -> Bool {
        let start = index + offset
        return source[min(start, source.count)...].starts(with: word)
    }
}
