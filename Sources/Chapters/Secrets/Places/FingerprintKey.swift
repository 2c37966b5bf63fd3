import Crypto
import DurableFiles
import FoundationEssentials
package import Surroundings

/// Makes fingerprints of secrets: the same for the same value of the same field, telling nothing to whoever has not
/// the key. A bare digest of a short secret could be guessed.
package struct FingerprintKey: Sendable {
    let bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads the key from its file, which is made on first use and readable by Vigie alone.
    package static func load(_ path: String, world: World) throws -> FingerprintKey {
        if let bytes = try DurableFile.read(path) { return try FingerprintKey(file: bytes, path: path) }
        let fresh = world.random.bytes(32)
        try DurableFile.makeDirectory(DurableFile.directory(of: path))
        // Another process may have been faster; then its key is the key.
        guard try !DurableFile.create(path, with: fresh) else { return FingerprintKey(bytes: fresh) }
        return try FingerprintKey(file: DurableFile.read(path) ?? [], path: path)
    }

    private init(file: [UInt8], path: String) throws {
        guard file.count == 32 else { throw SecretsError.badKey(path: path) }
        bytes = file
    }

    /// The fingerprint of one value; values that are the same in two secrets do not look the same.
    package func fingerprint(of value: String, field: String, secret: String) -> String {
        digest("value\0\(secret)\0\(field)\0\(value)")
    }

    /// One fingerprint of all fields together.
    package func fingerprint(of fields: SecretFields, secret: String) -> String {
        let parts = fields.reveal().sorted { $0.key < $1.key }.map {
            "\($0.key.utf8.count):\($0.key)\($0.value.utf8.count):\($0.value)"
        }
        return digest("fields\0\(secret)\0" + parts.joined())
    }

    private func digest(_ text: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: bytes))
        return code.prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
