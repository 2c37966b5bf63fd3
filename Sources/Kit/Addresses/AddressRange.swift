/// Addresses that begin alike: `10.0.0.0/8`, `::1`.
package struct AddressRange: Hashable, Sendable {
    /// The first of them.
    package let base: InternetAddress
    /// How many bits they have in common.
    package let length: Int

    /// The addresses that share the first `length` bits with this one.
    init(_ address: InternetAddress, length: Int) {
        base = address.masked(length)
        self.length = length
    }

    /// - Returns: `nil` for what is neither an address nor a range of them.
    package init?(_ text: String) {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(sides.count), let address = InternetAddress(sides[0]) else { return nil }
        let bits = address.bytes.count * 8
        guard sides.count == 2 else {
            self.init(address, length: bits)
            return
        }
        guard let length = Int(sides[1]), (0...bits).contains(length) else { return nil }
        self.init(address, length: length)
    }

    package func contains(_ address: InternetAddress) -> Bool {
        address.bytes.count == base.bytes.count && address.masked(length) == base
    }
}

extension AddressRange: CustomStringConvertible {
    package var description: String {
        length == base.bytes.count * 8 ? "\(base)" : "\(base)/\(length)"
    }
}

extension InternetAddress {
    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The address with everything behind the first `length` bits set to zero.
    fileprivate func masked(_ length: Int) -> InternetAddress {
        InternetAddress(
            bytes: bytes.enumerated().map { index, byte in
                let kept = min(8, max(0, length - index * 8))
                return kept == 0 ? 0 : byte & (0xff << UInt8(8 - kept))
            })
    }
}
