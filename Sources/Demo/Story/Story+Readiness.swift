import Cron
import TerminalOutput
import VigieLedger
import VigieReadiness
import VigieServer
import Wording

extension Story {
    /// Act 6: where the team stands.
    func lookAround(with vigie: ControlPlane) async throws {
        narrator.act(6, "Where the team stands", "Every promise such a team has to keep, and what is proven of it now.")
        let report = try await vigie.readiness()
        narrator.line("")
        let style = TextStyle(width: narrator.width, isColoured: narrator.isColoured)
        narrator.block(
            ReadinessText(report, language: .english, style: style, zone: vigie.zone).render(), indent: 3)
        narrator.line("")
        try await narrator.working("signing the ledger") { _ in
            let note = try await vigie.ledger.checkpoint()
            return "the ledger's \(try note.checkpoint().size) entries signed"
        }
        try await narrator.working("verifying the ledger") { _ in
            let verification = try await vigie.ledger.verify()
            guard verification.isIntact else {
                throw LedgerError.inconsistent(verification.sentences.joined(separator: " "))
            }
            return verification.sentences.prefix(2).joined(separator: " ")
        }
    }
}
