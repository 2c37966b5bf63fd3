import Glibc

/// Addresses that belong to one and the same client: an IPv4 address, or the network of an IPv6 address (whoever has
/// one of those has all of it).
struct AddressRange: Hashable, Sendable {
    let text: String

    init(_ address: String) {
        let plain = address.split(separator: "%").first.map(String.init) ?? address
        if let bytes = Self.version6(plain) {
            let isMapped = bytes.prefix(12).elementsEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255])
            text =
                isMapped
                ? bytes.suffix(4).map(String.init).joined(separator: ".") : Base16.encode(bytes.prefix(8)) + "/64"
        } else {
            text = plain
        }
    }

    private static func version6(_ text: String) -> [UInt8]? {
        guard text.contains(":") else { return nil }
        var address = in6_addr()
        guard unsafe inet_pton(AF_INET6, text, &address) == 1 else { return nil }
        return unsafe withUnsafeBytes(of: address) { unsafe Array($0) }
    }
}
