/// Where an OpenBao server is, and how to speak to it.
package struct OpenBaoSettings: Hashable, Sendable {
    /// Without a slash at its end: `https://openbao.example.org:8200`.
    package let address: String
    package var namespace: String?
    /// A file of the authorities that may have signed the server's certificate; the system's otherwise.
    package var certificateAuthorities: String?
    /// For one request.
    package var timeout: Duration

    package init(
        address: String, namespace: String? = nil, certificateAuthorities: String? = nil,
        timeout: Duration = .seconds(15)
    ) throws(OpenBaoError) {
        let trimmed = address.hasSuffix("/") ? String(address.dropLast()) : address
        guard trimmed.hasPrefix("https://") || trimmed.hasPrefix("http://"), !trimmed.contains(" "),
            !trimmed.contains("@"), trimmed.split(separator: "/").count == 2
        else { throw .badAddress(trimmed.contains("@") ? "It must not hold credentials." : trimmed) }
        self.address = trimmed
        self.namespace = namespace
        self.certificateAuthorities = certificateAuthorities
        self.timeout = timeout
    }
}
