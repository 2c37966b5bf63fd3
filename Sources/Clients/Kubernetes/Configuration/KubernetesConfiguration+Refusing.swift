import NIOCore

extension KubernetesConfiguration {
    /// The field that asks for what cannot be done, and why.
    var refusal: (field: String, reason: String)? {
        guard let proxy else { return nil }
        if proxy.kind == .socks5, proxy.user != nil {
            return ("proxy-url", "a login to a SOCKS5 proxy is not supported: use one without, or an http:// proxy")
        }
        // An address is looked for in the certificate by whom one is connected to: behind a proxy, that is the proxy.
        if server.isSecure, trust != .anyone, Self.isAddress(tlsServerName ?? server.host) {
            return (
                "tls-server-name",
                "behind a proxy a server is recognised by a name, not by an address: say here one that its certificate "
                    + "has, such as kubernetes.default.svc"
            )
        }
        return nil
    }

    static func isAddress(_ host: String) -> Bool {
        (try? SocketAddress(ipAddress: host, port: 0)) != nil
    }
}
