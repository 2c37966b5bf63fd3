/// What passkeys are bound to: the name of this site, and where its pages come from.
package struct RelyingParty: Hashable, Sendable {
    /// The host, as `vigie.example.org`.
    package let id: String
    /// Such as `https://vigie.example.org`, with the port if it is not the usual one.
    package let origin: String

    /// - Parameter address: the address people come to. Browsers do passkeys over https, and on this machine.
    /// - Returns: `nil` for an address that they do not do them for.
    package init?(address: String) {
        guard let url = WebAddress(address), url.isSecure || url.host == "localhost", Self.isName(url.host) else {
            return nil
        }
        id = url.host
        let parts = address.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3 else { return nil }
        let usual = url.isSecure ? ":443" : ":80"
        let place = parts[2].lowercased()
        origin = "\(parts[0].lowercased())//\(place.hasSuffix(usual) ? String(place.dropLast(usual.count)) : place)"
    }

    /// An address of digits is no name, and cannot have passkeys.
    private static func isName(_ host: String) -> Bool {
        host.utf8.contains { (97...122).contains($0) } && !host.contains(":") && !host.contains("[")
    }
}
