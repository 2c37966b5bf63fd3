import Crypto
import FoundationEssentials

/// A public key that verifies notes, with the name of its owner (C2SP signed-note).
package struct NoteVerifier: Hashable, Sendable {
    package let name: String
    /// 32 bytes, Ed25519.
    package let publicKey: [UInt8]
    /// The first bytes of a digest over name and key: tells keys apart, nothing more.
    package let id: UInt32

    init(name: String, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
        let digest = SHA256.hash(data: Array(name.utf8) + [0x0a, NoteKeyText.ed25519] + publicKey)
        id = digest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads `name+id+key`, the form in which verifier keys are handed around.
    package init(encoded text: String) throws(LedgerError) {
        let (name, id, key) = try NoteKeyText.parse(text[...])
        self.init(name: name, publicKey: key)
        guard id == NoteKeyText.hexadecimal(self.id) else { throw .badKey("the id \(id) does not belong to the key") }
    }

    package var encoded: String {
        "\(name)+\(NoteKeyText.hexadecimal(id))+\(NoteKeyText.base64(publicKey))"
    }

    package func accepts(_ signature: [UInt8], of text: String) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: Array(text.utf8))
    }
}
