/// Who may say on whose behalf a request comes.
package struct TrustedProxies: Hashable, Sendable {
    private let ranges: [AddressRange]

    package init(_ ranges: [AddressRange] = []) {
        self.ranges = ranges
    }

    private func trusts(_ address: String) -> Bool {
        ranges.contains { $0.contains(address) }
    }

    /// The client behind the proxies that are trusted: the last address that none of them could have made up.
    ///
    /// - Parameters:
    ///   - peer: who is connected.
    ///   - forwarded: `X-Forwarded-For`.
    func client(peer: String, forwarded: String?) -> String {
        guard trusts(peer), let forwarded else { return peer }
        var client = peer
        for hop in forwarded.split(separator: ",").reversed() {
            let hop = String(hop.drop { $0 == " " }.prefix { $0 != " " })
            guard AddressRange(hop) != nil, !hop.contains("/") else { return client }
            client = hop
            if !trusts(hop) { return client }
        }
        return client
    }
}
