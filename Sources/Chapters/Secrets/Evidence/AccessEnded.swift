package import Surroundings
import VigieLedger

/// Access that was given has ended, and this was looked at.
package struct AccessEnded: Evidence, Hashable {
    package static let kind = "access.ended"

    /// Why it ended.
    package enum Cause: String, Codable, Sendable {
        /// Its time was over.
        case expired
        /// Somebody ended it before.
        case ended
        /// The run that gave it was stopped, or has failed.
        case stopped
    }

    package let access: String
    package let grant: String
    package let cause: Cause
    /// How many sessions were cut off; absent where such cannot be seen.
    package let sessions: Int?
    package let at: Timestamp
}
