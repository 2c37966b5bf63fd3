import Crypto
import CryptoExtras
import Foundation

@testable import VigieAccess

/// A device in software: it makes keys and signs with them, as honestly as it is told to.
struct SoftKey {
    enum Kind: String, CaseIterable {
        case es256, edDSA, rs256
    }

    /// How it departs from what a device and a browser do.
    struct Lie {
        var type: String?
        var challenge: String?
        var origin: String?
        var site: String?
        var flags: UInt8?
        var counter: UInt32 = 1
        var crossOrigin = false
        var id: [UInt8]?
        var trailing: [UInt8] = []
        var spoilsSignature = false
        var handle: String?
    }

    static let party = RelyingParty(address: "https://vigie.example.org")

    let id: [UInt8]
    let cose: [UInt8]
    private let signer: @Sendable ([UInt8]) throws -> [UInt8]

    init(_ kind: Kind = .es256, id: [UInt8] = Array(repeating: 7, count: 16)) throws {
        self.id = id
        switch kind {
        case .es256:
            let key = P256.Signing.PrivateKey()
            let point = Array(key.publicKey.x963Representation.dropFirst())
            cose =
                [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20] + point.prefix(32) + [0x22, 0x58, 0x20]
                + point.suffix(32)
            signer = { Array(try key.signature(for: $0).derRepresentation) }
        case .edDSA:
            let key = Curve25519.Signing.PrivateKey()
            cose = [0xA4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20] + key.publicKey.rawRepresentation
            signer = { Array(try key.signature(for: $0)) }
        case .rs256:
            let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
            let numbers = try key.publicKey.getKeyPrimitives()
            let modulus = Array(numbers.modulus.drop { $0 == 0 })
            cose =
                [0xA4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20, 0x59, 0x01, 0x00] + modulus + [0x21, 0x43]
                + [0x01, 0x00, 0x01]
            signer = {
                Array(
                    try key.signature(for: SHA256.hash(data: $0), padding: .insecurePKCS1v1_5).rawRepresentation)
            }
        }
    }

    func registered(_ challenge: String, _ lie: Lie = Lie()) -> PasskeyAnswer? {
        let credential = [UInt8](repeating: 0, count: 16) + [0, UInt8(id.count)] + id + cose
        let data = authenticatorData(lie, flags: 0x45) + credential + lie.trailing
        let size = [UInt8(truncatingIfNeeded: data.count >> 8), UInt8(truncatingIfNeeded: data.count)]
        let object =
            [0xA3, 0x63] + Array("fmt".utf8) + [0x64] + Array("none".utf8) + [0x67] + Array("attStmt".utf8)
            + [0xA0, 0x68] + Array("authData".utf8) + [0x59] + size + data
        return PasskeyAnswer(
            id: Base64URL.encode(lie.id ?? id), clientData: client("webauthn.create", challenge, lie),
            data: Base64URL.encode(object))
    }

    func signed(_ challenge: String, _ lie: Lie = Lie()) throws -> PasskeyAnswer? {
        let data = authenticatorData(lie, flags: 0x05) + lie.trailing
        let client = client("webauthn.get", challenge, lie)
        var signature = try signer(data + SHA256.hash(data: Base64URL.decode(client) ?? []))
        if lie.spoilsSignature { signature[signature.count - 1] ^= 1 }
        return PasskeyAnswer(
            id: Base64URL.encode(lie.id ?? id), clientData: client, data: Base64URL.encode(data),
            signature: Base64URL.encode(signature), userHandle: lie.handle)
    }

    private func authenticatorData(_ lie: Lie, flags: UInt8) -> [UInt8] {
        let count = (0..<4).map { UInt8(truncatingIfNeeded: lie.counter >> UInt32(24 - 8 * $0)) }
        return SHA256.hash(data: Array((lie.site ?? "vigie.example.org").utf8)) + [lie.flags ?? flags] + count
    }

    private func client(_ type: String, _ challenge: String, _ lie: Lie) -> String {
        let text =
            "{\"type\":\"\(lie.type ?? type)\",\"challenge\":\"\(lie.challenge ?? challenge)\","
            + "\"origin\":\"\(lie.origin ?? "https://vigie.example.org")\",\"crossOrigin\":\(lie.crossOrigin)}"
        return Base64URL.encode(text.utf8)
    }
}
