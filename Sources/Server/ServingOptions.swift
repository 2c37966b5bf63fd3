package import VigieAPI

/// How a server is reached.
package struct ServingOptions: Sendable {
    package var address = HTTPServer.Address(host: "127.0.0.1", port: 8470)
    /// PEM files.
    package var certificate: (chain: String, key: String)?
    package var proxies = TrustedProxies()
    /// The address people come to, where it is another one: behind a proxy, say.
    package var publicAddress: String?
    package var limits = HTTPLimits()

    package init() {}

    /// The address that people are told, once the port is known.
    func address(port: Int) -> String {
        if let publicAddress { return publicAddress }
        let host = address.host == "0.0.0.0" || address.host == "::" ? "localhost" : address.host
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(certificate == nil ? "http" : "https")://\(name):\(port)"
    }

    var isSecure: Bool {
        publicAddress.map { $0.hasPrefix("https://") } ?? (certificate != nil)
    }
}
