import Crypto
import FoundationEssentials
package import Surroundings

/// The secret half of a key: `AGE-SECRET-KEY-1…`. It shows itself as dots.
package struct AgeIdentity: Hashable, Sendable {
    static let kind = "X25519"
    private static let prefix = "age-secret-key-"

    /// The scalar, 32 bytes: what is split among people.
    package let scalar: [UInt8]

    /// A new one.
    package init(random: any RandomSource) {
        scalar = random.bytes(32)
    }

    package init(scalar: [UInt8]) throws(AgeError) {
        guard scalar.count == 32 else { throw .badIdentity(reason: "It has not 32 bytes.") }
        self.scalar = scalar
    }

    /// Reads `AGE-SECRET-KEY-1…`. Its errors do not repeat it.
    package init(_ text: String) throws(AgeError) {
        guard let (prefix, bytes) = Bech32.decode(text), text == text.uppercased() else {
            throw .badIdentity(reason: "It has a typing error, or is not written in capital letters.")
        }
        guard prefix == Self.prefix, bytes.count == 32 else { throw .badIdentity(reason: "It is of another kind.") }
        scalar = bytes
    }

    /// As `age` wants it in a file of keys.
    package func reveal() -> String {
        Bech32.encode(prefix: Self.prefix, scalar).uppercased()
    }

    package var recipient: AgeRecipient {
        get throws {
            let key = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: scalar)
            return AgeRecipient(share: Array(key.publicKey.rawRepresentation))
        }
    }

    /// The file's key out of one stanza; `nil` if it was wrapped for somebody else.
    func unwrap(_ stanza: AgeStanza) throws -> AgeFileKey? {
        guard stanza.kind == Self.kind else { return nil }
        guard stanza.arguments.count == 2, let share = AgeBase64.decode(stanza.arguments[1]), share.count == 32 else {
            throw AgeError.malformedHeader(reason: "An X25519 recipient has no share of 32 bytes.")
        }
        guard stanza.body.count == AgeFileKey.size + 16 else {
            throw AgeError.malformedHeader(reason: "An X25519 recipient's wrapped key has a wrong length.")
        }
        let own = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: scalar)
        let point = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: share)
        guard let shared = try? own.sharedSecretFromKeyAgreement(with: point),
            let wrapping = AgeRecipient.wrappingKey(
                shared, ephemeral: share, recipient: Array(own.publicKey.rawRepresentation))
        else { throw AgeError.malformedHeader(reason: "An X25519 recipient's share protects nothing.") }
        return AgeFileKey.unwrap(stanza.body, with: wrapping)
    }
}

extension AgeIdentity: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
