package import InternetAddresses

/// Who may say on whose behalf a request comes.
package struct TrustedProxies: Hashable, Sendable {
    private let ranges: [AddressRange]

    package init(_ ranges: [AddressRange] = []) {
        self.ranges = ranges
    }

    private func trusts(_ address: InternetAddress) -> Bool {
        ranges.contains { $0.contains(address) }
    }

    /// The client behind the proxies that are trusted: the last address that none of them could have made up.
    ///
    /// - Parameters:
    ///   - peer: who is connected.
    ///   - forwarded: `X-Forwarded-For`.
    func client(peer: String, forwarded: String?) -> String {
        guard let address = InternetAddress(peer), trusts(address), let forwarded else { return peer }
        var client = peer
        for hop in forwarded.split(separator: ",").reversed() {
            let hop = hop.drop { $0 == " " }.prefix { $0 != " " }
            guard let address = InternetAddress(hop) else { return client }
            client = String(hop)
            if !trusts(address) { return client }
        }
        return client
    }
}
