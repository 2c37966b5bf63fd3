package import Surroundings
import VigieLedger

/// Somebody else than Vigie made, changed or removed a Secret of a cluster, as far as its metadata tells.
package struct SecretTouched: Evidence, Hashable {
    package static let kind = "secret.touched"

    package enum Change: String, Codable, Sendable {
        case created, changed, deleted
        /// Another of the same name is in its place.
        case replaced
    }

    package let cluster: String
    package let namespace: String
    package let secret: String
    package let change: Change
    /// Who set fields since it was seen last; empty where nothing tells, as of a deletion.
    package let managers: [String]
    /// When they did, by the server's clock.
    package let at: Timestamp?
    /// Whether there may have been more: it was found by comparing, after some time that nobody watched.
    package let isFoundLater: Bool
}

/// The secrets of a namespace are being watched. What nobody watched is told too.
package struct SecretsWatched: Evidence, Hashable {
    package static let kind = "secret.watched"

    package let cluster: String
    package let namespace: String
    package let secrets: Int
    /// Whether everything since the last of these was seen as it happened.
    package let isGapless: Bool
}
