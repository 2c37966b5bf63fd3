package import Surroundings
import VigieLedger

/// Somebody was refused. What follows from the same source for the same reason is counted in one entry.
package struct AccessRefused: Evidence, Hashable {
    package static let kind = "access.refused"

    /// What they wanted: `login`, `operate in backups`.
    package let action: String
    package let reason: String
    /// The address, unreadable: the same one has the same digest.
    package let source: String?
    package let count: Int
    package let first: Timestamp
    package let last: Timestamp
}
