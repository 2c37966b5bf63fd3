import Yams

/// Why the YAML parser stopped, in words that say what to change. Lines are counted within the document.
struct YAMLTrouble {
    private let message: String
    private let hint: String?
    private let mark: Mark
    private var related: (message: String, mark: Mark)?

    init(_ error: any Error, in text: String) {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            self.init(problem, at: mark, context: context, in: text)
        case .duplicatedKeysInMapping(let keys, let context):
            self.init(duplicate: keys.first ?? "", at: context.mark, in: text)
        case .reader:
            let bytes = Array(text.utf8)
            let readable = text.unicodeScalars.prefix(while: Self.isReadable).reduce(0) { $0 + UTF8.width($1) }
            self.init(
                message: "a control character stands here", hint: "remove it; a plan is plain text",
                mark: bytes[...].mark(of: readable))
        default:
            self.init(message: "this is not YAML", hint: nil, mark: Mark(line: 1, column: 1))
        }
    }

    private init(message: String, hint: String?, mark: Mark) {
        self.message = message
        self.hint = hint
        self.mark = mark
    }

    private init(_ problem: String, at mark: Yams.Mark, context: YamlError.Context?, in text: String) {
        let complaint = YAMLComplaint(
            problem: problem, context: context?.text ?? "", line: Self.line(mark.line, of: text), column: mark.column,
            contextColumn: context?.mark.column ?? mark.column)
        let advice = YAMLAdvice(complaint)
        let end = Mark(line: mark.line, column: advice.column ?? max(1, mark.column))
        let start = context.map { Mark(line: $0.mark.line, column: $0.mark.column) } ?? end
        self.init(message: advice.message, hint: advice.hint, mark: advice.pointsToContext ? start : end)
        if let words = advice.otherPlace { related = (words, advice.pointsToContext ? end : start) }
    }

    /// The parser names only the first of two equal keys; the second stands below it in the same column.
    private init(duplicate key: String, at mark: Yams.Mark, in text: String) {
        let first = Mark(line: mark.line, column: mark.column, length: key.unicodeScalars.count)
        let lines = Array(text.utf8)[...].lines.map { String(decoding: $0, as: UTF8.self) }
        let second = lines.indices.dropFirst(first.line).first { index in
            let line = lines[index].drop { $0 == " " || $0 == "-" }
            let name = line.prefix { $0 != ":" }.filter { !" \"'".contains($0) }
            return name == key && lines[index].count - line.count == first.column - 1
        }
        var place = first
        if let second { place.line = second + 1 }
        self.init(message: "'\(key)' is written twice", hint: "keep one of the two", mark: place)
        if second != nil { related = ("first written here", first) }
    }

    private static func line(_ number: Int, of text: String) -> [Unicode.Scalar] {
        let lines = Array(text.utf8)[...].lines
        guard lines.indices.contains(number - 1) else { return [] }
        return Array(String(decoding: lines[number - 1], as: UTF8.self).unicodeScalars)
    }

    /// Whether the parser takes the character at all. It tells where one stands that it does not, but not in a unit
    /// that fits all texts.
    private static func isReadable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0a, 0x0d, 0x20...0x7e, 0x85, 0xa0...0xfffd, 0x10000...: true
        default: false
        }
    }

    /// Notes the trouble of a document that begins on a line of its file.
    func note(in reading: Reading, firstLine: Int) {
        func shifted(_ mark: Mark) -> Mark {
            Mark(line: firstLine + mark.line - 1, column: mark.column, length: mark.length)
        }
        let others = related.map { [Diagnostic.Related($0.message, at: reading.position(of: shifted($0.mark)))] }
        reading.note("plan.syntax", message, at: shifted(mark), hint: hint, related: others ?? [])
    }
}
