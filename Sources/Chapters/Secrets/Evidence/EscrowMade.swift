import VigieLedger

/// A sealed copy of secrets was made, and read back.
package struct EscrowMade: Evidence, Hashable {
    package static let kind = "secret.escrow"

    package let escrow: String
    package let file: String
    /// SHA-256 of the sealed file, in hexadecimal.
    package let digest: String
    package let bytes: Int
    package let recipients: [String]
    package let secrets: [SealedSecret]
    /// That the raw bytes were read back and hold no value in clear.
    package let isSealed: Bool

    /// One secret in a bundle.
    package struct SealedSecret: Codable, Hashable, Sendable {
        package let name: String
        package let place: String
        package let fingerprint: String
    }
}
