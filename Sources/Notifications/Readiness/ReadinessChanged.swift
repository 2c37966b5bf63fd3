package import VigieLedger
package import VigieReadiness
package import Wording

/// A promise is no longer kept, or is kept again: noticed because time passed, or something was measured.
package struct ReadinessChanged: Evidence, Hashable {
    package static let kind = "readiness.changed"

    package let control: ControlID
    /// What was noticed last; `nil` where nothing had to be.
    package let before: ControlStatus?
    package let now: ControlStatus
    package let reason: LocalizedText
    /// Why nobody can tell how it stands, where that is what is wrong.
    package let problem: String?
    /// What was measured, where something was; people may have been told of that itself.
    package let evidence: EntryReference?
}
