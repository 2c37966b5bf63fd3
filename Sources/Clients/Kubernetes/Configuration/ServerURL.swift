/// Where an API server listens: `https://host:6443/prefix`.
package struct ServerURL: Hashable, Sendable, CustomStringConvertible {
    package let isSecure: Bool
    /// An IPv6 address stands without its brackets.
    package let host: String
    package let port: Int
    /// Without a slash at the end; empty for most.
    package let prefix: String

    /// - Returns: `nil` for anything but `http` and `https` addresses without user, query or fragment.
    package init?(_ text: String) {
        guard let parts = AddressParts(text, schemes: ["https": 443, "http": 80]), parts.user == nil else { return nil }
        isSecure = parts.scheme == "https"
        host = parts.host
        port = parts.port
        prefix = parts.path
    }

    package var description: String { address(of: host) }

    /// The address with another host in its place.
    func address(of host: String) -> String {
        "\(isSecure ? "https" : "http")://\(Self.bracketed(host)):\(port)\(prefix)"
    }

    /// What a request's `Host` header says.
    var authority: String { "\(Self.bracketed(host)):\(port)" }

    private static func bracketed(_ host: String) -> String {
        host.contains(":") ? "[\(host)]" : host
    }
}

/// The way to a server that is not reached directly.
package struct ProxyURL: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable { case http, socks5 }

    package let kind: Kind
    package let host: String
    package let port: Int
    package let user: String?
    package let password: Concealed<String>?

    /// - Returns: `nil` for what is not supported: a proxy that is itself spoken to over TLS is not.
    package init?(_ text: String) {
        let schemes = ["http": 80, "socks5": 1080, "socks5h": 1080]
        guard let parts = AddressParts(text, schemes: schemes), parts.path.isEmpty else { return nil }
        kind = parts.scheme == "http" ? .http : .socks5
        host = parts.host
        port = parts.port
        user = parts.user
        password = parts.password.map(Concealed.init)
    }

    package var description: String { "\(kind)://\(host):\(port)" }
}
