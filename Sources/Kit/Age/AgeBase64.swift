import FoundationEssentials

/// Base64 as the format writes it: without padding, and with only one spelling of everything.
enum AgeBase64 {
    static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text = Data(bytes).base64EncodedString()
        while text.hasSuffix("=") { text.removeLast() }
        return text
    }

    /// The bytes of a text that `encode` would write; `nil` for any other.
    static func decode(_ text: String) -> [UInt8]? {
        let remainder = text.utf8.count % 4
        guard remainder != 1, !text.utf8.contains(UInt8(ascii: "=")) else { return nil }
        let padded = text + String(repeating: "=", count: (4 - remainder) % 4)
        guard let data = Data(base64Encoded: padded) else { return nil }
        let bytes = Array(data)
        // Foundation overlooks bits behind the end; the format does not.
        return encode(bytes) == text ? bytes : nil
    }
}
