/// One file of a plan.
struct SourceFile: Sendable {
    /// The path as the reader was given it.
    let path: String
    /// The path inside the plan's directory.
    let name: String
    let text: String
    /// What must not be shown: values that are secrets, or may be.
    var concealed: [Mark] = []
    private let lineStarts: [Int]

    init(path: String, name: String, text: String) {
        self.path = path
        self.name = name
        self.text = text
        var starts = [0]
        for (offset, byte) in text.utf8.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
        lineStarts = starts
    }

    /// The text of a line, counted from 1.
    func line(_ number: Int) -> Substring? {
        guard lineStarts.indices.contains(number - 1) else { return nil }
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: lineStarts[number - 1])
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        let line = text[start..<end]
        return line.last == "\r" ? line.dropLast() : line
    }

    /// The column from which a line must not be shown, because a secret stands there or may.
    func concealment(on number: Int, of line: [Unicode.Scalar]) -> Int? {
        let known = concealed.filter { $0.line == number }.map(\.column).min()
        return [known, Self.guess(line)].compactMap(\.self).filter { $0 <= line.count }.min()
    }

    /// Where the value begins of a field on the line that sounds like a secret, unless it is a reference to one.
    private static func guess(_ line: [Unicode.Scalar]) -> Int? {
        for colon in line.indices where line[colon] == ":" {
            let key = line[..<colon].reversed().prefix { !" {,\t".unicodeScalars.contains($0) }
            guard SecretWords.mayName(String(String.UnicodeScalarView(key.reversed()))) else { continue }
            guard let value = line[(colon + 1)...].firstIndex(where: { $0 != " " && $0 != "\t" }) else { continue }
            if line[value] != "{" { return value + 1 }
        }
        return nil
    }
}
