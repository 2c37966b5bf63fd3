/// What a line is, for every position and excerpt: the parser's rule. Besides LF and CR LF, YAML 1.1 ends a line at a
/// lone CR and at the Unicode breaks NEL, LS and PS.
extension ArraySlice<UInt8> {
    /// The lines of a text in UTF-8, without what ends them; after a last break there is one more, an empty one.
    var lines: [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = startIndex
        while true {
            let (end, next) = line(from: start)
            lines.append(self[start..<end])
            guard next > end else { return lines }
            start = next
        }
    }

    /// Where the line ends that an index is in, and where the next one begins: at the same place if there is none.
    func line(from index: Int) -> (end: Int, next: Int) {
        var end = index
        while end < endIndex {
            let length = lineBreak(at: end)
            if length > 0 { return (end, end + length) }
            end += 1
        }
        return (end, end)
    }

    /// How many bytes the line break at an index has; 0 if there is none.
    func lineBreak(at index: Int) -> Int {
        switch self[index] {
        case 0x0a: 1
        case 0x0d: index + 1 < endIndex && self[index + 1] == 0x0a ? 2 : 1
        case 0xc2: index + 1 < endIndex && self[index + 1] == 0x85 ? 2 : 0
        case 0xe2: index + 2 < endIndex && self[index + 1] == 0x80 && self[index + 2] | 1 == 0xa9 ? 3 : 0
        default: 0
        }
    }

    /// The place of a byte.
    func mark(of index: Int) -> Mark {
        var (number, start) = (1, startIndex)
        while true {
            let (end, next) = line(from: start)
            guard next > end, next <= index else { break }
            (number, start) = (number + 1, next)
        }
        let before = String(decoding: self[start..<Swift.min(Swift.max(start, index), endIndex)], as: UTF8.self)
        return Mark(line: number, column: before.unicodeScalars.count + 1)
    }
}
