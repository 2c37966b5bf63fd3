import FoundationEssentials

/// The text form of keys: `name+id+base64`, where the first byte of what is encoded says the algorithm.
enum NoteKeyText {
    /// The signature type of Ed25519.
    static let ed25519: UInt8 = 0x01

    static func parse(_ text: Substring) throws(LedgerError) -> (name: String, id: String, key: [UInt8]) {
        // The last part may have a plus of its own: it is one of the characters of base64.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw .badKey("it is not of the form name+id+key") }
        let name = String(parts[0])
        guard isName(name) else { throw .badKey("its name is empty or has spaces") }
        guard let data = Data(base64Encoded: String(parts[2])), data.first == ed25519, data.count == 33 else {
            throw .badKey("it is no Ed25519 key of 32 bytes")
        }
        return (name, String(parts[1]), Array(data.dropFirst()))
    }

    /// Names are neither empty nor do they have spaces or pluses.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "+" && $0.value > 0x1f }
    }

    static func base64(_ key: [UInt8]) -> String {
        Data([ed25519] + key).base64EncodedString()
    }

    static func hexadecimal(_ id: UInt32) -> String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
