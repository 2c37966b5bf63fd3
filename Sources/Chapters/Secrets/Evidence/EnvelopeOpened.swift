package import Surroundings
import VigieLedger

/// Somebody works with a login that should lie in a safe.
package struct EnvelopeOpened: Evidence, Hashable {
    package static let kind = "access.envelope-opened"

    package let access: String
    package let name: String
    /// When the session began that was seen first.
    package let since: Timestamp
    package let sessions: Int
}
