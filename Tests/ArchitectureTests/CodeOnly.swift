/// Swift text whose comments and string literals are blanked; lines keep their number.
///
/// Interpolations count as part of the string: a rule that had to look inside them would need a parser.
struct CodeOnly {
    /// What is left, as text.
    var text: String { String(decoding: code, as: UTF8.self) }

    private let source: [UInt8]
    private var code: [UInt8] = []
    private var index = 0

    init(_ text: String) {
        source = Array(text.utf8)
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
            code.append(source[index])
            index += 1
        }
    }

    /// The quotes that open a string here, with their number signs: `"`, `"""`, `#"`, …
    private func openingFence() -> (hashes: Int, quotes: String)? {
        var hashes = 0
        while index + hashes < source.count, source[index + hashes] == UInt8(ascii: "#") { hashes += 1 }
        if at("\"\"\"", after: hashes) { return (hashes, "\"\"\"") }
        return at("\"", after: hashes) ? (hashes, "\"") : nil
    }

    private mutating func literal(_ fence: (hashes: Int, quotes: String)) {
        let hashes = String(repeating: "#", count: fence.hashes)
        let (end, escape) = (fence.quotes + hashes, "\\" + hashes)
        index += fence.hashes + fence.quotes.utf8.count
        code += Array("\"\"".utf8)
        while index < source.count, !at(end) {
            if at(escape + "(") {
                interpolation(escape.utf8.count)
            } else if at(escape) {
                index += escape.utf8.count + 1
            } else {
                keepNewline()
                index += 1
            }
        }
        index += end.utf8.count
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
            if source[index] == UInt8(ascii: "(") { depth += 1 }
            if source[index] == UInt8(ascii: ")") { depth -= 1 }
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
        if index < source.count, source[index] == UInt8(ascii: "\n") { code.append(source[index]) }
    }

    private func at(_ word: String, after offset: Int = 0) -> Bool {
        source[min(index + offset, source.count)...].starts(with: word.utf8)
    }
}
