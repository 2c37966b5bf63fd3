/// The text of a header, in words that any server passes on: ASCII as it is, everything else as RFC 2047 says.
enum HeaderText {
    /// An encoded word may have 75 characters: `=?utf-8?B?` and `?=` leave 63, which is 45 bytes in base64.
    private static let bytesInWord = 45
    private static let longestLine = 76

    /// The value, folded; `column` is how much of the first line is taken.
    static func encode(_ text: String, after column: Int) -> String {
        let clean = String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
        // A word that looks encoded would be decoded by the reader.
        let isPlain = clean.utf8.allSatisfy { $0 < 0x7F } && !clean.contains("=?")
        let fits = column + clean.utf8.count <= longestLine
        if isPlain, fits || clean.split(separator: " ").allSatisfy({ $0.utf8.count < longestLine }) {
            return fits ? clean : folded(clean, after: column)
        }
        return words(of: clean).joined(separator: "\r\n ")
    }

    /// A name before an address: quoted where it has to be.
    static func phrase(_ text: String, after column: Int) -> String {
        let isAtoms = text.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 32 || $0 == 45
        }
        return isAtoms && !text.isEmpty ? text : words(of: text).joined(separator: "\r\n ")
    }

    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var bytes: [UInt8] = []
        for character in text.unicodeScalars {
            let next = Array(String(isControl(character) ? " " : character).utf8)
            if bytes.count + next.count > bytesInWord {
                words.append(word(bytes))
                bytes = []
            }
            bytes += next
        }
        if !bytes.isEmpty || words.isEmpty { words.append(word(bytes)) }
        return words
    }

    private static func word(_ bytes: [UInt8]) -> String {
        "=?utf-8?B?\(Base64.encode(bytes))?="
    }

    private static func folded(_ text: String, after column: Int) -> String {
        var (result, length) = ("", column)
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            if !result.isEmpty, length + 1 + word.utf8.count > longestLine {
                result += "\r\n "
                length = 1
            } else if !result.isEmpty {
                result += " "
                length += 1
            }
            result += word
            length += word.utf8.count
        }
        return result
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{2028}" || scalar == "\u{2029}"
    }
}
