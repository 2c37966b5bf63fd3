import Crypto
import FoundationEssentials

/// A password as PostgreSQL stores it (SCRAM-SHA-256, RFC 5802 and 7677): enough to check the password, not to use it.
///
/// It is computed here, so that the password itself never travels, and stands in no log of the server.
package struct SCRAMVerifier: Hashable, Sendable {
    /// What `ALTER ROLE … PASSWORD` takes.
    package let text: String

    /// - Parameter salt: 16 random bytes.
    /// - Throws: where the password has other characters than plain ASCII: those would have to be normalised (RFC 4013)
    ///   exactly as every client does it.
    package init(password: String, salt: [UInt8], iterations: Int = 4096) throws(PostgreSQLError) {
        guard !password.isEmpty else { throw .unusablePassword(reason: "It is empty.") }
        guard password.utf8.allSatisfy({ (32...126).contains($0) }) else {
            throw .unusablePassword(reason: "It has characters other than the printable ones of ASCII.")
        }
        let keys = SCRAMKeys(password: password, salt: salt, iterations: iterations)
        text =
            "SCRAM-SHA-256$\(iterations):\(Self.base64(salt))$\(Self.base64(keys.stored)):\(Self.base64(keys.server))"
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
    }
}

/// What the two sides of a login prove to each other that they know.
struct SCRAMKeys: Hashable, Sendable {
    let stored: [UInt8]
    let server: [UInt8]

    init(password: String, salt: [UInt8], iterations: Int) {
        let salted = SymmetricKey(data: Self.stretched(password, salt: salt, iterations: iterations))
        let client = HMAC<SHA256>.authenticationCode(for: Data("Client Key".utf8), using: salted)
        stored = Array(SHA256.hash(data: Data(client)))
        server = Array(HMAC<SHA256>.authenticationCode(for: Data("Server Key".utf8), using: salted))
    }

    /// The first block of PBKDF2 (RFC 8018): 32 bytes.
    static func stretched(_ password: String, salt: [UInt8], iterations: Int) -> [UInt8] {
        let key = SymmetricKey(data: Data(password.utf8))
        var block = Array(HMAC<SHA256>.authenticationCode(for: salt + [0, 0, 0, 1], using: key))
        var result = block
        for _ in 1..<max(1, iterations) {
            block = Array(HMAC<SHA256>.authenticationCode(for: block, using: key))
            for index in result.indices { result[index] ^= block[index] }
        }
        return result
    }
}
