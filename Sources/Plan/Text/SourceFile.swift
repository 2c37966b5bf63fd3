/// One file of a plan.
struct SourceFile: Sendable {
    /// The path as the reader was given it.
    let path: String
    /// The path inside the plan's directory.
    let name: String
    let text: String
    /// What must not be shown: values that are secrets, or may be.
    var concealed: [Mark] = []
    /// The bytes of each line.
    private let lines: [Range<Int>]

    init(path: String, name: String, text: String) {
        self.path = path
        self.name = name
        self.text = text
        lines = Array(text.utf8)[...].lines.map(\.indices)
    }

    /// The text of a line, counted from 1.
    func line(_ number: Int) -> Substring? {
        guard lines.indices.contains(number - 1) else { return nil }
        let (bytes, line) = (text.utf8, lines[number - 1])
        let start = bytes.index(bytes.startIndex, offsetBy: line.lowerBound)
        return text[start..<bytes.index(start, offsetBy: line.count)]
    }

    /// The column from which a line must not be shown, because a secret stands there or may.
    func concealment(on number: Int, of line: [Unicode.Scalar]) -> Int? {
        let known = concealed.filter { $0.line == number }.map(\.column).min()
        return [known, Self.guess(line)].compactMap(\.self).filter { $0 <= line.count }.min()
    }

    /// Where the value begins of a field on the line that sounds like a secret, unless it is a reference to one. The
    /// colon may be what is missing.
    private static func guess(_ line: [Unicode.Scalar]) -> Int? {
        var canBeKey = true
        var index = 0
        while index < line.count {
            let word = line[index...].prefix { !" :\t{},".unicodeScalars.contains($0) }
            let isKey = canBeKey || line[word.endIndex...].first == ":"
            if isKey, SecretWords.mayName(String(String.UnicodeScalarView(word))) {
                let value = line[word.endIndex...].firstIndex { !" :\t".unicodeScalars.contains($0) }
                if let value, line[value] != "{" { return value + 1 }
            }
            index = max(index + 1, word.endIndex)
            // Even without its colon, what stands at the beginning of a line, after a dash or in braces is a key.
            let last = line[..<index].last { $0 != " " && $0 != "\t" }
            canBeKey = last.map { "-{,".unicodeScalars.contains($0) } ?? true
        }
        return nil
    }
}
