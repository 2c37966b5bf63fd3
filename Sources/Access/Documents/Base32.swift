/// Bytes in Crockford's base 32: a double click selects all of it, and no two letters look alike.
enum Base32 {
    static let crockford = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    /// The alphabet of RFC 4648, which authenticator apps read.
    static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func encode(_ bytes: some Sequence<UInt8>, alphabet: [UInt8] = crockford) -> String {
        var text: [UInt8] = []
        var (pending, bits) = (UInt32(0), 0)
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[Int(pending >> UInt32(bits) & 31)])
            }
            pending &= (1 << UInt32(bits)) - 1
        }
        if bits > 0 { text.append(alphabet[Int(pending << UInt32(5 - bits) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    static func isText(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy(crockford.contains)
    }
}

extension Base32 {
    /// The bytes of a text in the standard alphabet; other characters are passed over.
    static func decode(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var (pending, bits) = (UInt32(0), 0)
        for character in text.utf8 {
            guard let value = standard.firstIndex(of: character) else { continue }
            pending = pending << 5 | UInt32(value)
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
                pending &= (1 << UInt32(bits)) - 1
            }
        }
        return bytes
    }
}
