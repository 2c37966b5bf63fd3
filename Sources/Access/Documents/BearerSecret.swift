import Crypto
import Surroundings
import VigiePlan

/// An id under which something is found, and 256 random bits that prove that one may use it. Only a digest of those is
/// ever stored.
struct BearerSecret: Sendable {
    private static let secretLength = 52
    private static let idLength = 16

    let id: String
    private let secret: String

    init(_ world: World) {
        id = world.identifier()
        secret = Base32.encode(world.random.bytes(32))
    }

    /// Reads what `text(prefix:separator:)` wrote.
    ///
    /// - Returns: `nil` for anything else: what strangers send does not get as far as the store.
    init?(_ text: String, prefix: String = "", separator: Character = ".") {
        guard text.utf8.count == prefix.utf8.count + Self.idLength + 1 + Self.secretLength, text.hasPrefix(prefix)
        else { return nil }
        let parts = text.dropFirst(prefix.count).split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == Self.idLength, parts.allSatisfy(Base32.isText) else {
            return nil
        }
        id = String(parts[0])
        secret = String(parts[1])
    }

    /// What its owner is given, once.
    func text(prefix: String = "", separator: Character = ".") -> Secret {
        Secret("\(prefix)\(id)\(separator)\(secret)")
    }

    /// SHA-256 of the secret, in hexadecimal. Nothing slower is needed for 256 random bits.
    var digest: String { Self.digest(of: secret) }

    /// Whether a stored digest is this secret's; takes as long wherever they differ.
    func matches(_ stored: String) -> Bool {
        ConstantTime.equal(digest, stored)
    }

    /// A value that only who has the secret can make, for one purpose.
    func derived(for purpose: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(purpose.utf8), using: SymmetricKey(data: Array(secret.utf8)))
        return Base32.encode(code)
    }

    static func digest(of secret: String) -> String {
        Base16.encode(SHA256.hash(data: Array(secret.utf8)))
    }
}
