import Crypto
import Surroundings
package import VigiePlan

/// Somebody on the way to an identity provider.
package struct Departure: Sendable {
    /// Where the browser goes.
    package let url: String
    /// What it takes along in a cookie: without it nobody comes back.
    package let cookie: Secret
}

/// What has to be remembered of a sign-in until the browser comes back. The browser keeps it, sealed, so that strangers
/// who begin sign-ins cost nothing here.
struct OpenIDTravel: BrowserKept {
    let provider: String
    let issuer: String
    let clientID: String
    let redirect: String
    let state: String
    let nonce: String
    let verifier: String
    let expiresAt: Timestamp

    init(
        provider: String, issuer: String, clientID: String, redirect: String, expiresAt: Timestamp, _ world: World
    ) {
        self.provider = provider
        self.issuer = issuer
        self.clientID = clientID
        self.redirect = redirect
        self.expiresAt = expiresAt
        state = Base64URL.encode(world.random.bytes(32))
        nonce = Base64URL.encode(world.random.bytes(32))
        verifier = Base64URL.encode(world.random.bytes(32))
    }

    /// PKCE (RFC 7636), S256: only who has the verifier can use the code.
    var challenge: String {
        Base64URL.encode(SHA256.hash(data: Array(verifier.utf8)))
    }

    static let purpose = Array("vigie/openid/v1".utf8)
    static let longest = 4000
}
