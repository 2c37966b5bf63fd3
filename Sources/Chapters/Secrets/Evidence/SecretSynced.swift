package import VigieLedger

/// Two copies of a secret were compared, and the one that follows was brought in line.
package struct SecretSynced: Evidence, Hashable {
    package static let kind = "secret.synced"

    package let secret: String
    package let from: String
    package let to: String
    package let state: State
    /// Of what both hold now.
    package let fingerprint: String

    package enum State: String, Codable, Sendable {
        /// They held the same.
        case same
        /// The owner's had changed, and was copied.
        case copied
        /// Somebody had changed the one that only follows; what he wrote is gone again.
        case drifted
    }

    package var verdict: Verdict { state == .drifted ? .fail : .pass }
}
