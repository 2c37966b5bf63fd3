package import Surroundings
import VigieLedger

/// A login was made to lie in a safe, and printed. Replaces the one before.
package struct EnvelopeSealed: Evidence, Hashable {
    package static let kind = "access.envelope-sealed"

    package let access: String
    package let gives: String
    package let name: String
    /// Absent in what earlier versions wrote.
    package let place: GrantPlace?
    package let replaceBy: Timestamp
}
