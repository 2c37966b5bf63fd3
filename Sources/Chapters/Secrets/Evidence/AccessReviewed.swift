package import VigieLedger

/// Somebody has looked at how access was used, and what came of it.
package struct AccessReviewed: Evidence, Hashable {
    package static let kind = "access.reviewed"

    package let access: String
    package let grant: String
    package let by: String
    package let isJustified: Bool
    /// Sealed for whoever wrote it.
    package let note: SealedValue

    package static let notePurpose = "access.reviewed/note"
}
