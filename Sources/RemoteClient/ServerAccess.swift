package import VigiePlan

/// How a server is reached, and what lets a program in.
package struct ServerAccess: Sendable {
    package let address: ServerAddress
    package let token: Secret?
    /// A PEM file with the certificates that are trusted, where the system's are not enough.
    package let authorities: String?

    package init(address: ServerAddress, token: Secret?, authorities: String? = nil) {
        self.address = address
        self.token = token
        self.authorities = authorities
    }
}
