import FoundationEssentials

/// A file as text, to be mailed or printed.
package enum AgeArmor {
    private static let begin = "-----BEGIN AGE ENCRYPTED FILE-----"
    private static let end = "-----END AGE ENCRYPTED FILE-----"
    private static let blanks: Set<UInt8> = [9, 10, 13, 32]

    package static func encode(_ file: [UInt8]) -> String {
        let encoded = Array(Data(file).base64EncodedString().utf8)
        var lines = [begin]
        for start in stride(from: 0, to: encoded.count, by: 64) {
            lines.append(String(decoding: encoded[start..<min(start + 64, encoded.count)], as: UTF8.self))
        }
        return (lines + [end]).joined(separator: "\n") + "\n"
    }

    /// Whether something looks like text around a file.
    package static func isArmored(_ bytes: [UInt8]) -> Bool {
        bytes.drop { blanks.contains($0) }.starts(with: Array(begin.utf8))
    }

    /// The file in the text. Blank lines may stand around it, nothing else; lines may end as Windows ends them.
    package static func decode(_ bytes: [UInt8]) throws(AgeError) -> [UInt8] {
        var body = bytes.drop { blanks.contains($0) }
        while let last = body.last, blanks.contains(last) { body.removeLast() }
        guard body.allSatisfy({ $0 < 128 }) else { throw .malformedArmor(reason: "It is not plain text.") }
        let lines = body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
        guard lines.count > 2, lines.first == begin, lines.last == end else {
            throw .malformedArmor(reason: "It does not stand between '\(begin)' and '\(end)'.")
        }
        let content = lines[1..<(lines.count - 1)]
        guard content.dropLast().allSatisfy({ $0.utf8.count == 64 }), let last = content.last,
            (1...64).contains(last.utf8.count)
        else { throw .malformedArmor(reason: "Its lines have not 64 characters, but the last.") }
        let text = content.joined()
        guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else {
            throw .malformedArmor(reason: "Its lines are not base64.")
        }
        return Array(data)
    }
}
