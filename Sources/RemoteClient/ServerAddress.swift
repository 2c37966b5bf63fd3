import FoundationEssentials

/// Where a server is: the address that `--server` takes.
package struct ServerAddress: Hashable, Sendable {
    /// Without a slash at its end.
    package let base: String

    /// - Returns: `nil` for what is no `http` or `https` address with a host.
    package init?(_ text: String) {
        guard let url = URL(string: text), let scheme = url.scheme, ["http", "https"].contains(scheme),
            let host = url.host(), !host.isEmpty, url.query() == nil, url.fragment() == nil
        else { return nil }
        base = text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}
