package import VigieEngine
import VigieLedger
import VigiePlan
package import Wording

/// Takes emergency access away before its time, or after it, where nobody else did.
package struct EndAccess: Procedure, Hashable {
    package static let name: ProcedureName = "access.end"
    package static let title = LocalizedText(en: "End emergency access", fr: "Mettre fin à un accès d’urgence")

    package static let steps = [Phrase("end", fr: "retirer l’accès")]

    package let access: String
    package let grant: String

    package init(access: String, grant: String) {
        self.access = access
        self.grant = grant
    }

    package var subject: String { "EmergencyAccess/\(access)" }

    package func perform(in run: Run) async throws -> EmergencyResult {
        let (work, grant) = (try EmergencyWork(access, in: run), self.grant)
        let ended = try await run.step("end", retry: .standard) { _ in
            try await work.end(work.history().find(grant).granted, otherwise: .ended)
        }
        guard let ended else {
            return EmergencyResult(
                LocalizedText(en: "\(grant) had ended before.", fr: "\(grant) avait déjà pris fin."))
        }
        try await run.record(ended)
        let sessions = ended.sessions.map { count in
            LocalizedText(
                count, en: ("session was cut off", "sessions were cut off"),
                fr: ("session a été coupée", "sessions ont été coupées"))
        }
        let review = "`vigie access review \(grant)`"
        return EmergencyResult(
            LocalizedText(
                en: "\(grant) is ended\(sessions.map { "; \($0.en)" } ?? ""). Now: \(review).",
                fr: "\(grant) a pris fin\(sessions.map { " ; \($0.fr)" } ?? ""). Ensuite : \(review)."))
    }
}
