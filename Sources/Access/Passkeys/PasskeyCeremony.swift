import Crypto
import FoundationEssentials
import JSONTree
import Surroundings
import VigiePlan

/// A registration or a sign-in that was begun. The browser keeps it, sealed, so that strangers who begin some cost
/// nothing here.
struct PasskeyCeremony: Codable, Sendable {
    let challenge: String
    /// Who registers a key; nobody is known yet who signs in.
    let person: String?
    let expiresAt: Timestamp

    init(person: String?, expiresAt: Timestamp, _ world: World) {
        challenge = Base64URL.encode(world.random.bytes(32))
        self.person = person
        self.expiresAt = expiresAt
    }

    func sealed(with key: SymmetricKey, _ world: World) throws -> Secret {
        let nonce = try AES.GCM.Nonce(data: world.random.bytes(12))
        let box = try AES.GCM.seal(
            JSONValue(encoding: self).canonical, using: key, nonce: nonce, authenticating: Self.purpose)
        return Secret(Base64URL.encode(box.combined ?? Data()))
    }

    init?(sealed text: String, with key: SymmetricKey) {
        guard text.utf8.count <= 2000, let bytes = Base64URL.decode(text),
            let box = try? AES.GCM.SealedBox(combined: bytes),
            let clear = try? AES.GCM.open(box, using: key, authenticating: Self.purpose),
            let ceremony = try? JSONValue(parsing: clear).decoded(as: PasskeyCeremony.self)
        else { return nil }
        self = ceremony
    }

    static let purpose = Array("vigie/passkey/v1".utf8)
}
