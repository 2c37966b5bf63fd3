import Glibc

/// An IPv4 or IPv6 address, however it was written.
package struct InternetAddress: Hashable, Sendable {
    /// 4 or 16, in network order. An IPv4 address that travels as an IPv6 one counts as what it is.
    package let bytes: [UInt8]

    /// - Returns: `nil` for what is no address. A zone (`fe80::1%eth0`) is left out: it means nothing elsewhere.
    package init?(_ text: some StringProtocol) {
        var text = String(text)
        if text.contains(":"), let zone = text.firstIndex(of: "%") { text = String(text[..<zone]) }
        guard !text.utf8.contains(0) else { return nil }
        var four = in_addr()
        if unsafe inet_pton(AF_INET, text, &four) == 1 {
            bytes = unsafe withUnsafeBytes(of: four) { unsafe Array($0) }
            return
        }
        var sixteen = in6_addr()
        guard unsafe inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
        let all = unsafe withUnsafeBytes(of: sixteen) { unsafe Array($0) }
        let mapped = [UInt8](repeating: 0, count: 10) + [0xff, 0xff]
        bytes = all.starts(with: mapped) ? Array(all.suffix(4)) : all
    }

    /// What the client with this address has for itself: an IPv4 address, or the /64 of an IPv6 one, because whoever
    /// has one address of it has all of them.
    package var home: AddressRange {
        AddressRange(self, length: bytes.count == 4 ? 32 : 64)
    }
}

extension InternetAddress: CustomStringConvertible {
    /// As RFC 5952 writes it.
    package var description: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        var address = in6_addr()
        unsafe withUnsafeMutableBytes(of: &address) { unsafe $0.copyBytes(from: bytes) }
        return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { buffer in
            guard unsafe inet_ntop(AF_INET6, &address, buffer.baseAddress, socklen_t(INET6_ADDRSTRLEN)) != nil else {
                return ""
            }
            let characters = unsafe buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            return String(decoding: characters, as: UTF8.self)
        }
    }
}
