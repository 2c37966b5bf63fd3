import FoundationEssentials

/// A URL of the web, looked at closely enough to know whom one would be talking to.
struct WebAddress: Hashable, Sendable {
    let text: String
    let host: String
    let isSecure: Bool
    let query: String?
    let fragment: String?

    /// - Returns: `nil` for anything that is not http or https, names no host, or carries a user name.
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C }), let url = URL(string: text),
            let scheme = url.scheme?.lowercased(), scheme == "https" || scheme == "http",
            let host = url.host, !host.isEmpty, url.user == nil, url.password == nil
        else { return nil }
        self.text = text
        self.host = host.lowercased()
        isSecure = scheme == "https"
        query = url.query
        fragment = url.fragment
    }

    /// Whether it never leaves this machine.
    var isLoopback: Bool {
        ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
    }
}
