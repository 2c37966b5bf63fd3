package import Surroundings
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
    /// The workloads whose pods were replaced.
    package let rolled: [Rolled]?
    /// When the new one ends by itself.
    package let expires: Timestamp?
    /// Where the new one was seen in use.
    package let seenAt: String?

    init(
        secret: String, place: String, fingerprint: String, previous: String?, from: String?, to: String?,
        consumers: [String], drained: Drained?, oldIsDead: Bool?, rolled: [Rolled]? = nil, expires: Timestamp? = nil,
        seenAt: String? = nil
    ) {
        self.secret = secret
        self.place = place
        self.fingerprint = fingerprint
        self.previous = previous
        self.from = from
        self.to = to
        self.consumers = consumers
        self.drained = drained
        self.oldIsDead = oldIsDead
        self.rolled = rolled
        self.expires = expires
        self.seenAt = seenAt
    }

    /// A workload, all of whose pods have the new secret.
    package struct Rolled: Codable, Hashable, Sendable {
        package let workload: String
        package let pods: Int
    }

    /// How the old login came out of use.
    package struct Drained: Codable, Hashable, Sendable {
        package let sessionsOfNew: Int
        package let quietSeconds: Double
    }
}
