import InternetAddresses

/// Where a request comes from, as far as the server can tell.
package struct Visit: Hashable, Sendable {
    /// The address of the client; behind a trusted proxy, what the proxy says it is.
    package let address: String?
    /// What the browser calls itself; only ever shown to the owner of the session.
    package let agent: String?

    package init(address: String? = nil, agent: String? = nil) {
        self.address = address
        self.agent = agent.map {
            String($0.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }.prefix(200).map(Character.init))
        }
    }
    /// What its client has for itself of the addresses there are; an address that is none stands for itself.
    var home: String? {
        address.map { InternetAddress($0)?.home.description ?? $0 }
    }
}
