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
        /// It was never given: nobody was handed anything.
        case neverBegan = "never-began"
        /// Somebody says that the place where it was given is no more; nobody could look.
        case gone
    }

    package let access: String
    package let grant: String
    package let cause: Cause
    /// How many sessions were cut off; absent where such cannot be seen.
    package let sessions: Int?
    package let at: Timestamp
}
