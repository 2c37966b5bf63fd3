/// Bech32 (BIP 173), in which keys are written: a prefix, data in 32 letters, and a checksum that finds typing errors.
enum Bech32 {
    private static let letters = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    private static let generators: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]

    /// Writes bytes in small letters.
    static func encode(prefix: String, _ bytes: [UInt8]) -> String {
        let groups = regroup(bytes, from: 8, to: 5, pads: true) ?? []
        let head = expanded(prefix)
        let remainder = checksum(head + groups + [UInt8](repeating: 0, count: 6)) ^ 1
        let check = (0..<6).map { UInt8(truncatingIfNeeded: remainder >> UInt32(5 * (5 - $0))) & 31 }
        return prefix + "1" + String(decoding: (groups + check).map { letters[Int($0)] }, as: UTF8.self)
    }

    /// Reads what `encode` wrote, all in small or all in capital letters.
    static func decode(_ text: String) -> (prefix: String, bytes: [UInt8])? {
        let scalars = Array(text.utf8)
        guard scalars.allSatisfy({ (33...126).contains($0) }) else { return nil }
        let hasSmall = scalars.contains { (97...122).contains($0) }
        let hasCapital = scalars.contains { (65...90).contains($0) }
        guard !(hasSmall && hasCapital) else { return nil }
        let lowered = scalars.map { (65...90).contains($0) ? $0 + 32 : $0 }
        guard let separator = lowered.lastIndex(of: UInt8(ascii: "1")), separator > 0,
            lowered.count - separator > 6
        else { return nil }
        let prefix = String(decoding: lowered[..<separator], as: UTF8.self)
        var groups: [UInt8] = []
        for letter in lowered[(separator + 1)...] {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            groups.append(UInt8(value))
        }
        guard checksum(expanded(prefix) + groups) == 1,
            let bytes = regroup(groups.dropLast(6), from: 5, to: 8, pads: false)
        else { return nil }
        return (prefix, bytes)
    }

    private static func expanded(_ prefix: String) -> [UInt8] {
        prefix.utf8.map { $0 >> 5 } + [0] + prefix.utf8.map { $0 & 31 }
    }

    private static func checksum(_ groups: [UInt8]) -> UInt32 {
        groups.reduce(into: 1) { sum, group in
            let top = sum >> 25
            sum = (sum & 0x1ff_ffff) << 5 ^ UInt32(group)
            for (index, generator) in generators.enumerated() where top >> UInt32(index) & 1 == 1 { sum ^= generator }
        }
    }

    /// Cuts a row of bits anew; `nil` where what is left over is not zero, or too long.
    private static func regroup(
        _ values: some Sequence<UInt8>, from: Int, to: Int, pads: Bool
    ) -> [UInt8]? {
        var (held, bits) = (UInt32(0), 0)
        var groups: [UInt8] = []
        for value in values {
            held = (held << UInt32(from) | UInt32(value)) & 0xffff
            bits += from
            while bits >= to {
                bits -= to
                groups.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)) & UInt8((1 << to) - 1))
            }
        }
        let rest = held & ((1 << UInt32(bits)) - 1)
        if pads {
            if bits > 0 { groups.append(UInt8(truncatingIfNeeded: rest << UInt32(to - bits))) }
            return groups
        }
        return bits < from && rest == 0 ? groups : nil
    }
}
