import Crypto
import FoundationEssentials
import Surroundings

/// The public half of a key, for which files can be sealed: `age1…`.
package struct AgeRecipient: Hashable, Sendable {
    /// The point on the curve, 32 bytes.
    let share: [UInt8]

    init(share: [UInt8]) {
        self.share = share
    }

    /// Reads `age1…`.
    package init(_ text: String) throws(AgeError) {
        guard let (prefix, bytes) = Bech32.decode(text) else {
            throw .badRecipient(reason: "It has a typing error, or is not written in bech32.")
        }
        guard prefix == "age", bytes.count == 32 else {
            throw .badRecipient(reason: "It is a recipient of another kind.")
        }
        share = bytes
    }

    func wrap(_ key: AgeFileKey, random: any RandomSource) throws -> AgeStanza {
        let ephemeral = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: random.bytes(32))
        let point = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: share)
        let ephemeralShare = Array(ephemeral.publicKey.rawRepresentation)
        guard let shared = try? ephemeral.sharedSecretFromKeyAgreement(with: point),
            let wrapping = Self.wrappingKey(shared, ephemeral: ephemeralShare, recipient: share)
        else { throw AgeError.badRecipient(reason: "It is a point that protects nothing.") }
        return AgeStanza(
            arguments: [AgeIdentity.kind, AgeBase64.encode(ephemeralShare)], body: try key.wrapped(with: wrapping))
    }

    /// `nil` for a secret of zeros, which anybody could know.
    static func wrappingKey(_ shared: SharedSecret, ephemeral: [UInt8], recipient: [UInt8]) -> SymmetricKey? {
        let isZero = unsafe shared.withUnsafeBytes { bytes in unsafe bytes.reduce(0) { $0 | $1 } == 0 }
        guard !isZero else { return nil }
        return shared.hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: ephemeral + recipient, sharedInfo: Data("age-encryption.org/v1/X25519".utf8),
            outputByteCount: 32)
    }
}

extension AgeRecipient: CustomStringConvertible {
    package var description: String { Bech32.encode(prefix: "age", share) }
}
