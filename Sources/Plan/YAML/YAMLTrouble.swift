import Yams

/// What the YAML parser complains of, in words that say what to change.
struct YAMLTrouble {
    private let message: String
    private let hint: String?
    private let mark: Mark
    private let related: (message: String, mark: Mark)?

    init(_ error: any Error, in text: String, firstLine: Int) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        func place(_ mark: Yams.Mark) -> Mark {
            Mark(line: firstLine + mark.line - 1, column: max(1, mark.column))
        }
        func line(_ mark: Yams.Mark) -> Substring {
            lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : ""
        }
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let advice = YAMLAdvice(
                problem: problem, context: context?.text ?? "", line: line(mark), column: mark.column)
            message = advice.message
            hint = advice.hint
            if advice.pointsToContext, let context {
                self.mark = place(context.mark)
                related = nil
            } else {
                self.mark = place(mark)
                related = advice.context.flatMap { words in context.map { (words, place($0.mark)) } }
            }
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            message = "'\(key)' is written twice"
            hint = "keep one of the two"
            let first = Mark(line: context.mark.line, column: context.mark.column, length: key.unicodeScalars.count)
            let second = Self.second(key, after: first, in: lines)
            mark = Mark(
                line: firstLine + (second ?? first).line - 1, column: (second ?? first).column, length: first.length)
            related = second.map { _ in
                (
                    "first written here",
                    Mark(line: firstLine + first.line - 1, column: first.column, length: first.length)
                )
            }
        case .reader(_, let offset, _, _):
            let before = text.prefix(offset ?? 0)
            message = "a control character stands here"
            hint = "remove it; a plan is plain text"
            let lastLine = before.lastIndex(of: "\n").map { before[before.index(after: $0)...] } ?? before
            mark = Mark(line: firstLine + before.count { $0.isNewline }, column: lastLine.unicodeScalars.count + 1)
            related = nil
        default:
            message = "this is not YAML"
            hint = nil
            mark = Mark(line: firstLine, column: 1)
            related = nil
        }
    }

    func note(in reading: Reading) {
        reading.note(
            "plan.syntax", message, at: mark, hint: hint,
            related: related.map { [Diagnostic.Related($0.message, at: reading.position(of: $0.mark))] } ?? [])
    }

    /// The parser names only the first of two equal keys; the second stands below it in the same column.
    private static func second(_ key: String, after first: Mark, in lines: [Substring]) -> Mark? {
        for index in lines.indices.dropFirst(first.line) {
            let line = lines[index].drop { $0 == " " || $0 == "-" }
            guard lines[index].count - line.count == first.column - 1 else { continue }
            let name = line.prefix { $0 != ":" }.trimming { $0 == " " || $0 == "\"" || $0 == "'" }
            if name == key { return Mark(line: index + 1, column: first.column, length: first.length) }
        }
        return nil
    }
}

extension Substring {
    fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
        var text = drop(while: isTrimmed)
        while let last = text.last, isTrimmed(last) { text.removeLast() }
        return text
    }
}
