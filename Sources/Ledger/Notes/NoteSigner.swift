import Crypto

/// A private key that signs notes.
struct NoteSigner: Sendable {
    private static let prefix = "PRIVATE+KEY+"

    let verifier: NoteVerifier
    private let key: Curve25519.Signing.PrivateKey

    /// - Parameter seed: 32 random bytes, from which the key is made.
    init(name: String, seed: [UInt8]) throws(LedgerError) {
        guard NoteKeyText.isName(name) else { throw .badKey("its name is empty or has spaces") }
        do {
            key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        } catch {
            throw .badKey("it is no Ed25519 key of 32 bytes")
        }
        verifier = NoteVerifier(name: name, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// Reads the form in which the tools of transparency logs keep private keys.
    init(encoded text: String) throws(LedgerError) {
        guard text.hasPrefix(Self.prefix) else { throw .badKey("it does not begin with \(Self.prefix)") }
        let (name, id, seed) = try NoteKeyText.parse(text.dropFirst(Self.prefix.count))
        try self.init(name: name, seed: seed)
        guard id == NoteKeyText.hexadecimal(verifier.id) else {
            throw .badKey("the id \(id) does not belong to the key")
        }
    }

    var encoded: String {
        let seed = NoteKeyText.base64(Array(key.rawRepresentation))
        return "\(Self.prefix)\(verifier.name)+\(NoteKeyText.hexadecimal(verifier.id))+\(seed)"
    }

    func sign(_ text: String) throws -> NoteSignature {
        let signature = try key.signature(for: Array(text.utf8))
        return NoteSignature(name: verifier.name, keyID: verifier.id, bytes: Array(signature))
    }
}
