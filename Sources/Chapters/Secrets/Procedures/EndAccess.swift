package import VigieEngine
import VigieLedger
import VigiePlan
package import Wording

/// Takes emergency access away before its time, or after it, where nobody else did.
package struct EndAccess: Procedure, Hashable {
    package static let name: ProcedureName = "access.end"
    package static let title = LocalizedText(en: "End emergency access", fr: "Mettre fin à un accès d’urgence")

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
        guard let ended else { return EmergencyResult(summary: "\(grant) had ended before.") }
        try await run.record(ended)
        let sessions = ended.sessions.map { "; \($0) sessions were cut off" } ?? ""
        return EmergencyResult(summary: "\(grant) is ended\(sessions). Now: `vigie access review \(grant)`.")
    }
}
