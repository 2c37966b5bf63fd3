import Crypto
import Surroundings
import VigiePlan

/// A registration or a sign-in that was begun. The browser keeps it, sealed, so that strangers who begin some cost
/// nothing here.
struct PasskeyCeremony: BrowserKept {
    let challenge: String
    /// Who registers a key; nobody is known yet who signs in.
    let person: String?
    let expiresAt: Timestamp

    init(person: String?, expiresAt: Timestamp, _ world: World) {
        challenge = Base64URL.encode(world.random.bytes(32))
        self.person = person
        self.expiresAt = expiresAt
    }

    static let purpose = Array("vigie/passkey/v1".utf8)
    static let longest = 2000
}
