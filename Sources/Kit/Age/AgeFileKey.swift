import Crypto
import FoundationEssentials
import Surroundings

/// The 16 random bytes that everything in a file hangs on; recipients get them wrapped.
struct AgeFileKey: Sendable {
    static let size = 16

    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    init(random: any RandomSource) {
        self.init(random.bytes(Self.size))
    }

    func code(of header: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: header, using: headerKey))
    }

    /// In the same time whichever byte is wrong.
    func verifies(_ code: [UInt8], of header: [UInt8]) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: header, using: headerKey)
    }

    private var headerKey: SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: bytes), info: Data("header".utf8), outputByteCount: 32)
    }

    /// The key of the payload behind a nonce.
    func payloadKey(nonce: some Sequence<UInt8>) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: bytes), salt: Data(nonce), info: Data("payload".utf8),
            outputByteCount: 32)
    }

    /// Seals the key itself; a wrapping key is used only once, so its nonce may be zero.
    func wrapped(with key: SymmetricKey) throws -> [UInt8] {
        let box = try ChaChaPoly.seal(
            bytes, using: key, nonce: ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12)))
        return Array(box.ciphertext + box.tag)
    }

    /// The key out of its wrapping; `nil` if it was wrapped with another one.
    static func unwrap(_ body: [UInt8], with key: SymmetricKey) -> AgeFileKey? {
        // The length is looked at first, so that no file can be made that two keys open.
        guard body.count == size + 16, let nonce = try? ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12)),
            let box = try? ChaChaPoly.SealedBox(nonce: nonce, ciphertext: body.dropLast(16), tag: body.suffix(16)),
            let bytes = try? ChaChaPoly.open(box, using: key)
        else { return nil }
        return AgeFileKey(Array(bytes))
    }
}
