import VigieLedger

/// A secret was changed. It holds fingerprints, never values.
package struct SecretRotated: Evidence, Hashable {
    package static let kind = "secret.rotated"

    package let secret: String
    package let place: String
    /// The fingerprint of the new value.
    package let fingerprint: String
    package let previous: String?
    /// The roles, where it is a login of PostgreSQL.
    package let from: String?
    package let to: String?
    package let consumers: [String]
    /// What was seen while the consumers changed over.
    package let drained: Drained?
    /// Whether the old login was tried and refused; `nil` where there was none, or where that cannot be tried.
    package let oldIsDead: Bool?

    /// How the old login came out of use.
    package struct Drained: Codable, Hashable, Sendable {
        package let sessionsOfNew: Int
        package let quietSeconds: Double
    }
}
