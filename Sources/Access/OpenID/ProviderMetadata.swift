import JSONTree

/// What a provider says of itself (OpenID Connect Discovery), as far as it is used.
struct ProviderMetadata: Sendable {
    let issuer: String
    let authorization: String
    let token: String
    let keys: String
    let authenticatesByPost: Bool
    /// Whether its answers name it (RFC 9207).
    let namesItself: Bool

    /// - Throws: `OpenIDFailure.provider` for what another provider could have said, or what goes in clear.
    init(_ document: JSONValue, expecting issuer: String) throws(OpenIDFailure) {
        guard let members = document.object else { throw .provider("its discovery document is no JSON object") }
        guard members["issuer"]?.string == issuer else {
            throw .provider("its discovery document is of another issuer")
        }
        self.issuer = issuer
        let mayBeClear = WebAddress(issuer)?.isLoopback ?? false
        func endpoint(_ name: String) throws(OpenIDFailure) -> String {
            guard let text = members[name]?.string, let address = WebAddress(text) else {
                throw .provider("its discovery document has no \(name)")
            }
            guard address.isSecure || (mayBeClear && address.isLoopback) else {
                throw .provider("its \(name) is not https")
            }
            return text
        }
        authorization = try endpoint("authorization_endpoint")
        token = try endpoint("token_endpoint")
        keys = try endpoint("jwks_uri")
        let methods = members["token_endpoint_auth_methods_supported"]?.array?.compactMap(\.string)
        // In a header the secret has to be encoded in a way that not every provider undoes; in a form there is no doubt.
        authenticatesByPost = methods?.contains("client_secret_post") ?? false
        namesItself = members["authorization_response_iss_parameter_supported"] == .bool(true)
    }
}
