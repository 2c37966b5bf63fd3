import Crypto
import CryptoExtras
import FoundationEssentials
import Surroundings

/// A passphrase, stretched by scrypt so that guessing is slow.
package struct AgePassphrase: Sendable {
    static let kind = "scrypt"
    private static let label = Array("age-encryption.org/v1/scrypt".utf8)

    private let text: String
    /// Rounds of a new file, as a power of two; 18 takes about a second and 256 MiB.
    let logarithm: Int
    /// The most that a file may ask for.
    let most: Int

    package init(_ text: String, logarithm: Int = 18, most: Int = 20) throws(AgeError) {
        guard !text.isEmpty else { throw .emptyPassphrase }
        self.text = text
        self.logarithm = logarithm
        self.most = most
    }

    func wrap(_ key: AgeFileKey, random: any RandomSource) throws -> AgeStanza {
        let salt = random.bytes(16)
        return AgeStanza(
            arguments: [Self.kind, AgeBase64.encode(salt), String(logarithm)],
            body: try key.wrapped(with: try stretched(salt: salt, logarithm: logarithm)))
    }

    func unwrap(_ stanza: AgeStanza) throws -> AgeFileKey? {
        guard stanza.kind == Self.kind else { return nil }
        guard stanza.arguments.count == 3, let salt = AgeBase64.decode(stanza.arguments[1]), salt.count == 16 else {
            throw AgeError.malformedHeader(reason: "A passphrase's stanza has no salt of 16 bytes.")
        }
        let digits = stanza.arguments[2].utf8
        guard let first = digits.first, first != UInt8(ascii: "0"), digits.count <= 3,
            digits.allSatisfy({ (48...57).contains($0) }), let logarithm = Int(stanza.arguments[2])
        else { throw AgeError.malformedHeader(reason: "A passphrase's stanza has no work factor.") }
        guard logarithm <= most else { throw AgeError.tooMuchWork(logarithm: logarithm, most: most) }
        guard stanza.body.count == AgeFileKey.size + 16 else {
            throw AgeError.malformedHeader(reason: "A passphrase's wrapped key has a wrong length.")
        }
        return AgeFileKey.unwrap(stanza.body, with: try stretched(salt: salt, logarithm: logarithm))
    }

    private func stretched(salt: [UInt8], logarithm: Int) throws -> SymmetricKey {
        try KDF.Scrypt.deriveKey(
            from: Array(text.utf8), salt: Self.label + salt, outputByteCount: 32, rounds: 1 << logarithm, blockSize: 8,
            parallelism: 1)
    }
}

extension AgePassphrase: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
