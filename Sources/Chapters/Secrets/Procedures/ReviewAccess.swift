package import VigieEngine
import VigieLedger
import VigiePlan
package import Wording

/// Closes an emergency: somebody has looked at how the access was used, and says so.
package struct ReviewAccess: Procedure, Hashable {
    package static let name: ProcedureName = "access.review"
    package static let title = LocalizedText(
        en: "Review emergency access", fr: "Passer en revue un accès d’urgence")

    package static let steps = [Phrase("look at the grant", fr: "voir l’accès donné")]

    package let access: String
    package let grant: String
    package let isJustified: Bool
    package let note: String

    package init(access: String, grant: String, isJustified: Bool, note: String) {
        self.access = access
        self.grant = grant
        self.isJustified = isJustified
        self.note = note
    }

    package var subject: String { "EmergencyAccess/\(access)" }

    package func perform(in run: Run) async throws -> EmergencyResult {
        let work = try EmergencyWork(in: run)
        let vault = try run.services.get(PersonVault.self)
        let (grant, note, reviewer) = (self.grant, self.note, run.cause)
        // What was taken out of the plan is reviewed too, by somebody else.
        let review = run.plan.find(EmergencyAccess.self, access)?.spec.review ?? EmergencyReview()
        let sealed = try await run.step("look at the grant") { _ in
            guard !note.allSatisfy(\.isWhitespace) else { throw EmergencyError.noReason }
            let event = try await work.history(of: access).find(grant)
            guard event.reviewed == nil else { throw EmergencyError.reviewedAlready(grant) }
            guard event.ended != nil else { throw EmergencyError.notEnded(grant) }
            guard let person = try await vault.person(behind: reviewer) else { throw EmergencyError.ownReview }
            guard review.requesterMayReview || event.granted.who != reviewer else { throw EmergencyError.ownReview }
            return try await vault.seal(note, of: person, purpose: AccessReviewed.notePurpose)
        }
        try await run.record(
            AccessReviewed(access: access, grant: grant, by: reviewer, isJustified: isJustified, note: sealed))
        return EmergencyResult(
            LocalizedText(
                en: "\(grant) is reviewed\(isJustified ? "" : ": it was not justified").",
                fr: "\(grant) est passé en revue\(isJustified ? "" : " : ce n’était pas justifié")."))
    }
}
