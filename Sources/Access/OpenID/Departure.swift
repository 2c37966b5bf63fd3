import Crypto
import FoundationEssentials
import JSONTree
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
struct OpenIDTravel: Codable, Sendable {
    let provider: String
    let issuer: String
    let clientID: String
    let redirect: String
    let state: String
    let nonce: String
    let verifier: String
    let expiresAt: Timestamp

    func sealed(with key: SymmetricKey, _ world: World) throws -> Secret {
        let nonce = try AES.GCM.Nonce(data: world.random.bytes(12))
        let box = try AES.GCM.seal(
            JSONValue(encoding: self).canonical, using: key, nonce: nonce, authenticating: Self.purpose)
        return Secret(Base64URL.encode(box.combined ?? Data()))
    }

    init?(sealed text: String, with key: SymmetricKey) {
        guard text.utf8.count <= 4000, let bytes = Base64URL.decode(text),
            let box = try? AES.GCM.SealedBox(combined: bytes),
            let clear = try? AES.GCM.open(box, using: key, authenticating: Self.purpose),
            let travel = try? JSONValue(parsing: clear).decoded(as: OpenIDTravel.self)
        else { return nil }
        self = travel
    }

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

    private static let purpose = Array("vigie/openid/v1".utf8)
}
