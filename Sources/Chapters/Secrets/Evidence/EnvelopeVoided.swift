import VigieLedger

/// An envelope opens nothing any more. Recorded before another is made in its place, or once it was withdrawn.
package struct EnvelopeVoided: Evidence, Hashable {
    package static let kind = "access.envelope-voided"

    package enum Cause: String, Codable, Sendable {
        /// Another is about to be sealed.
        case replaced
        /// The plan does not have it any more.
        case withdrawn
    }

    package let access: String
    package let name: String
    package let cause: Cause
}
