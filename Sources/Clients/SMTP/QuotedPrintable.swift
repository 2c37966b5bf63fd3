/// A text in lines of at most 76 ASCII characters, mostly readable as it is: RFC 2045, 6.7.
enum QuotedPrintable {
    private static let digits = Array("0123456789ABCDEF")
    private static let longestLine = 75

    static func encode(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false)
            .map { encode(line: Array($0.utf8)) }
            .joined(separator: "\r\n")
    }

    private static func encode(line: [UInt8]) -> String {
        var (result, length) = ("", 0)
        for (index, byte) in line.enumerated() {
            let isBlankAtEnd = (byte == 32 || byte == 9) && index == line.count - 1
            let isPlain = (byte == 32 || byte == 9 || (33...126).contains(byte)) && byte != 61 && !isBlankAtEnd
            let piece =
                isPlain
                ? String(UnicodeScalar(byte)) : "=" + String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            if length + piece.count > longestLine {
                result += "=\r\n"
                length = 0
            }
            result += piece
            length += piece.count
        }
        return result
    }
}
