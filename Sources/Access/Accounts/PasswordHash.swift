import Crypto
import CryptoExtras
import Foundation
import Surroundings
import VigiePlan

/// A password as it is stored: what scrypt makes of it, with everything needed to do it again.
package struct PasswordHash: Codable, Hashable, Sendable {
    /// What one guess costs. RFC 7914 calls the parts N (as a power of two), r and p.
    package struct Cost: Codable, Hashable, Sendable {
        package let logN: Int
        package let blockSize: Int
        package let parallelism: Int

        package init(logN: Int, blockSize: Int = 8, parallelism: Int = 1) {
            self.logN = logN
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// 32 MiB three times over: OWASP's choice where memory is scarce.
        package static let standard = Cost(logN: 15, parallelism: 3)

        /// How much work it is, for comparing.
        var work: Int { (1 << logN) * blockSize * parallelism }
    }

    package let algorithm: String
    package let cost: Cost
    let salt: Data
    let hash: Data

    /// Takes as long as `cost` says.
    init(_ password: Secret, cost: Cost, salt: [UInt8]) throws {
        algorithm = "scrypt"
        self.cost = cost
        self.salt = Data(salt)
        hash = try Self.derive(password, cost: cost, salt: Data(salt))
    }

    /// Whether this is the password; takes as long as `cost` says.
    func matches(_ password: Secret) throws -> Bool {
        let derived = try Self.derive(password, cost: cost, salt: salt)
        return ConstantTime.equal(Array(derived), Array(hash))
    }

    private static func derive(_ password: Secret, cost: Cost, salt: Data) throws -> Data {
        // The same letters typed on another keyboard may be other code points.
        let text = password.reveal().precomposedStringWithCanonicalMapping
        let key = try KDF.Scrypt.deriveKey(
            from: Data(text.utf8), salt: salt, outputByteCount: 32, rounds: 1 << cost.logN, blockSize: cost.blockSize,
            parallelism: cost.parallelism)
        return unsafe key.withUnsafeBytes { unsafe Data($0) }
    }
}

extension PasswordHash {
    /// One that no password matches.
    init(nobodyWith cost: Cost, salt: [UInt8], hash: [UInt8]) {
        algorithm = "scrypt"
        self.cost = cost
        self.salt = Data(salt)
        self.hash = Data(hash)
    }
}
