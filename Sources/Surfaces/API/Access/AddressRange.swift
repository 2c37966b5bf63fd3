import Glibc

/// Addresses that begin alike: `10.0.0.0/8`, `::1`.
package struct AddressRange: Hashable, Sendable {
    private let bytes: [UInt8]
    private let length: Int

    /// - Returns: `nil` for what is neither an address nor a range of them.
    package init?(_ text: String) {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(sides.count), let bytes = Self.bytes(of: String(sides[0])) else { return nil }
        guard sides.count == 2 else {
            (self.bytes, length) = (bytes, bytes.count * 8)
            return
        }
        guard let length = Int(sides[1]), (0...bytes.count * 8).contains(length) else { return nil }
        (self.bytes, self.length) = (bytes, length)
    }

    package func contains(_ address: String) -> Bool {
        guard let other = Self.bytes(of: address), other.count == bytes.count else { return false }
        return (0..<length).allSatisfy { bit in
            let mask = UInt8(0x80) >> UInt8(bit % 8)
            return bytes[bit / 8] & mask == other[bit / 8] & mask
        }
    }

    /// 4 or 16 bytes. An IPv4 address that travels as an IPv6 one counts as what it is.
    private static func bytes(of text: String) -> [UInt8]? {
        var four = in_addr()
        if unsafe inet_pton(AF_INET, text, &four) == 1 {
            return unsafe withUnsafeBytes(of: four) { unsafe Array($0) }
        }
        var sixteen = in6_addr()
        guard unsafe inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
        let bytes = unsafe withUnsafeBytes(of: sixteen) { unsafe Array($0) }
        let mapped = [UInt8](repeating: 0, count: 10) + [0xff, 0xff]
        return bytes.starts(with: mapped) ? Array(bytes.suffix(4)) : bytes
    }
}
