import Surroundings
package import VigieEngine
import VigieLedger
import VigiePlan
package import Wording

/// Takes emergency access away before its time, or after it, where nobody else did.
package struct EndAccess: Procedure, Hashable {
    package static let name: ProcedureName = "access.end"
    package static let version = 2
    package static let title = LocalizedText(en: "End emergency access", fr: "Mettre fin à un accès d’urgence")

    package static let steps = [
        Phrase("look at the grant", fr: "voir l’accès donné"), Phrase("end", fr: "retirer l’accès"),
    ]

    package let access: String
    package let grant: String
    /// Whether the place where it was given is no more, so that nobody can look whether it has ended there.
    package let placeIsGone: Bool?

    package init(access: String, grant: String, placeIsGone: Bool? = nil) {
        self.placeIsGone = placeIsGone
        self.access = access
        self.grant = grant
    }

    package var subject: String { "EmergencyAccess/\(access)" }

    package func perform(in run: Run) async throws -> EmergencyResult {
        let (work, grant) = (try EmergencyWork(in: run), self.grant)
        let granted = try await run.step("look at the grant") { _ in
            let event = try await work.history(of: access).find(grant)
            if event.isOpen, placeIsGone != true { _ = try work.target(of: event.granted) }
            return event.granted
        }
        let ended = try await run.step("end", retry: .standard) { _ in
            // Whose time was over was not ended by this: what proves that it ends by itself has to be that.
            let neverOpened = (try? await run.history(of: RunID(grant)))?.neverOpened ?? false
            return try await end(granted, as: neverOpened ? .neverBegan : .ended, work)
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
        guard ended.cause != .neverBegan else {
            return EmergencyResult(
                LocalizedText(
                    en: "\(grant) had never begun; there is nothing to review.",
                    fr: "\(grant) n’avait jamais commencé ; il n’y a rien à relire."))
        }
        let review = "`vigie access review \(grant)`"
        return EmergencyResult(
            LocalizedText(
                en: "\(grant) is ended\(sessions.map { "; \($0.en)" } ?? ""). Now: \(review).",
                fr: "\(grant) a pris fin\(sessions.map { " ; \($0.fr)" } ?? ""). Ensuite : \(review)."))
    }

    private func end(
        _ granted: AccessGranted, as cause: AccessEnded.Cause, _ work: EmergencyWork
    ) async throws -> AccessEnded? {
        do {
            return try await work.end(granted, as: cause)
        } catch EmergencyError.outOfReach where placeIsGone == true {
            return AccessEnded(access: access, grant: grant, cause: .gone, sessions: nil, at: work.world.now())
        }
    }
}
