/// Addresses compared as mail servers do, and no more generously.
enum EmailText {
    /// Whether two addresses are one. Only the letters of ASCII have a case here: others can become one of those when
    /// they are lowered (a Kelvin sign becomes a k), and somebody else's address with them.
    static func isSame(_ one: String?, _ other: String?) -> Bool {
        guard let one, let other, one.utf8.contains(UInt8(ascii: "@")) else { return false }
        return lowered(one) == lowered(other)
    }

    private static func lowered(_ text: String) -> [UInt8] {
        text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }
    }
}
