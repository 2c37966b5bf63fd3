/// Bytes in groups that people can copy: four of Crockford's letters, and one that checks them and their place.
enum ShareText {
    private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    private static let groupSize = 4

    static func encode(_ bytes: [UInt8]) -> String {
        var symbols = symbols(of: bytes)
        while !symbols.count.isMultiple(of: groupSize) { symbols.append(0) }
        let groups = stride(from: 0, to: symbols.count, by: groupSize).map { start in
            let group = Array(symbols[start..<(start + groupSize)])
            let checked = group + [check(group, place: start / groupSize)]
            return String(decoding: checked.map { letters[Int($0)] }, as: UTF8.self)
        }
        return groups.joined(separator: " ")
    }

    static func decode(_ text: String) throws(ShareError) -> [UInt8] {
        var symbols: [UInt8] = []
        for character in text where !character.isWhitespace && character != "-" && character != "·" {
            guard let symbol = symbol(of: character) else { throw .badCharacter(character) }
            symbols.append(symbol)
        }
        guard !symbols.isEmpty else { throw .incomplete }
        var content: [UInt8] = []
        for (place, start) in stride(from: 0, to: symbols.count, by: groupSize + 1).enumerated() {
            guard start + groupSize < symbols.count else { throw .incomplete }
            let group = Array(symbols[start..<(start + groupSize)])
            guard check(group, place: place) == symbols[start + groupSize] else { throw .mistyped(group: place + 1) }
            content += group
        }
        return try bytes(of: content)
    }

    /// What people type for a letter: small ones too, O for zero, I and L for one.
    private static func symbol(of character: Character) -> UInt8? {
        guard let typed = character.asciiValue else { return nil }
        let capital = (97...122).contains(typed) ? typed - 32 : typed
        let meant: UInt8 =
            switch capital {
            case UInt8(ascii: "O"): UInt8(ascii: "0")
            case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
            default: capital
            }
        return letters.firstIndex(of: meant).map { UInt8($0) }
    }

    /// A sum in GF(32) with another weight for every place: one wrong letter, or two exchanged, change it.
    private static func check(_ group: [UInt8], place: Int) -> UInt8 {
        let number = [UInt8(place & 31), UInt8(place >> 5 & 31)]
        return (group + number).reduce(UInt8(0)) { sum, symbol in doubled(sum) ^ symbol }
    }

    /// Times x, modulo x⁵+x²+1.
    private static func doubled(_ value: UInt8) -> UInt8 {
        (value << 1 ^ (0b100101 & (0 &- (value >> 4)))) & 31
    }

    private static func symbols(of bytes: [UInt8]) -> [UInt8] {
        var (held, bits) = (UInt32(0), 0)
        var symbols: [UInt8] = []
        for byte in bytes {
            held = (held << 8 | UInt32(byte)) & 0xffff
            bits += 8
            while bits >= 5 {
                bits -= 5
                symbols.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)) & 31)
            }
        }
        if bits > 0 { symbols.append(UInt8(truncatingIfNeeded: held << UInt32(5 - bits)) & 31) }
        return symbols
    }

    private static func bytes(of symbols: [UInt8]) throws(ShareError) -> [UInt8] {
        var (held, bits) = (UInt32(0), 0)
        var bytes: [UInt8] = []
        for symbol in symbols {
            held = (held << 5 | UInt32(symbol)) & 0xffff
            bits += 5
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
        }
        guard held & ((1 << UInt32(bits)) - 1) == 0 else { throw .damaged }
        return bytes
    }
}
