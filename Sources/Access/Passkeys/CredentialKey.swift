import CBOR
import Crypto
import CryptoExtras
import Foundation

/// The public key of a passkey (COSE, RFC 9053), and what it signed.
enum CredentialKey {
    case p256(P256.Signing.PublicKey)
    case ed25519(Curve25519.Signing.PublicKey)
    case rsa(_RSA.Signing.PublicKey)

    /// The kinds that are asked for, the best first, as COSE numbers them.
    static let algorithms: [Int64] = [-8, -7, -257]

    init(_ cose: CBORValue) throws(PasskeyFailure) {
        do {
            switch (cose[1]?.integer, cose[3]?.integer, cose[-1]) {
            case (2, -7, .integer(1)):
                guard let x = cose[-2]?.bytes, let y = cose[-3]?.bytes, x.count == 32, y.count == 32 else {
                    throw PasskeyFailure.badKey
                }
                self = .p256(try P256.Signing.PublicKey(x963Representation: [4] + x + y))
            case (1, -8, .integer(6)):
                guard let x = cose[-2]?.bytes, x.count == 32 else { throw PasskeyFailure.badKey }
                self = .ed25519(try Curve25519.Signing.PublicKey(rawRepresentation: x))
            case (3, -257, .bytes(let modulus)):
                let size = modulus.drop { $0 == 0 }.count
                guard (256...1024).contains(size), let exponent = cose[-2]?.bytes, (1...4).contains(exponent.count),
                    exponent.last.map({ $0 & 1 == 1 }) == true
                else { throw PasskeyFailure.badKey }
                self = .rsa(try _RSA.Signing.PublicKey(n: modulus, e: exponent))
            default: throw PasskeyFailure.badKey
            }
        } catch {
            throw .badKey
        }
    }

    /// Whether a signature is of these bytes, by this key.
    func verifies(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
        switch self {
        case .p256(let key):
            guard let read = try? P256.Signing.ECDSASignature(derRepresentation: signature) else { return false }
            return key.isValidSignature(read, for: bytes)
        case .ed25519(let key): return key.isValidSignature(signature, for: bytes)
        case .rsa(let key):
            return key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: bytes),
                padding: .insecurePKCS1v1_5)
        }
    }
}
