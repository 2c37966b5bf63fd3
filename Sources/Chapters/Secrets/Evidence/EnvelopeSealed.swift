package import Surroundings
import VigieLedger

/// A login was made to lie in a safe, and printed. Replaces the one before.
package struct EnvelopeSealed: Evidence, Hashable {
    package static let kind = "access.envelope-sealed"

    package let access: String
    package let gives: String
    package let name: String
    package let replaceBy: Timestamp
}
