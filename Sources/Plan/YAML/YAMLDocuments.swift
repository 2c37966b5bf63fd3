/// A file cut into its documents, so that a mistake in one does not hide those in the others.
///
/// A line that begins with `---` or `...` always separates: YAML forbids it inside of anything.
struct YAMLDocuments: Sequence, IteratorProtocol {
    struct Document {
        let bytes: ArraySlice<UInt8>
        /// The file's line on which the document begins, counted from 1.
        let firstLine: Int

        /// The lines that hold more than a separator or nothing at all.
        var lines: Range<Int> {
            let blank: (ArraySlice<UInt8>) -> Bool = { line in
                line.starts(with: "---".utf8) || line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
            }
            let all = Array(bytes.lines)
            let start = all.firstIndex { !blank($0) } ?? 0
            let end = all.lastIndex { !blank($0) } ?? 0
            return firstLine + start..<firstLine + end + 1
        }
    }

    private let bytes: [UInt8]
    private var index = 0
    private var line = 1

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The next document that is more than blank lines and comments.
    mutating func next() -> Document? {
        while index < bytes.count {
            let document = Document(bytes: bytes[index...], firstLine: line)
            repeat { skipLine() } while index < bytes.count && !isMarker(at: index)
            let text = document.bytes[..<index]
            if saysSomething(text) { return Document(bytes: text, firstLine: document.firstLine) }
        }
        return nil
    }

    private mutating func skipLine() {
        index = bytes[...].line(from: index).next
        line += 1
    }

    /// Whether a line begins with `---` or `...` and a space or nothing more.
    private func isMarker(at start: Int) -> Bool {
        guard start + 3 <= bytes.count, bytes[start] == UInt8(ascii: "-") || bytes[start] == UInt8(ascii: "."),
            bytes[start + 1] == bytes[start], bytes[start + 2] == bytes[start]
        else { return false }
        guard start + 3 < bytes.count else { return true }
        return bytes[start + 3] == 0x20 || bytes[start + 3] == 0x09 || bytes[...].lineBreak(at: start + 3) > 0
    }

    /// Whether there is more than blank lines, comments, separators and a `%YAML` directive.
    private func saysSomething(_ text: ArraySlice<UInt8>) -> Bool {
        text.lines.contains { line in
            guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return false }
            guard first != UInt8(ascii: "#"), !line.starts(with: "%YAML".utf8) else { return false }
            return !(isMarker(at: line.startIndex) && isEmpty(line.dropFirst(3)))
        }
    }

    private func isEmpty(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.first { $0 != 0x20 && $0 != 0x09 }.map { $0 == UInt8(ascii: "#") } ?? true
    }
}
