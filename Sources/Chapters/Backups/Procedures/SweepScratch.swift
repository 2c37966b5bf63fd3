import VigieChapter
package import VigieEngine
import VigieLedger
package import Wording

/// Removes scratch copies that a Vigie which was killed has left behind.
package struct SweepScratch: Procedure, Hashable {
    package static let name: ProcedureName = "backup.sweep"
    package static let title = LocalizedText(
        en: "Remove scratch copies that were left behind", fr: "Retirer les copies laissées derrière")

    package static let steps = [Phrase("sweep", fr: "balayer")]

    package init() {}

    package var subject: String { "Platform" }
    package var locks: [String] { ["scratch"] }

    package func perform(in run: Run) async throws -> Done {
        let workplace = try run.services.get(Workplace.self)
        let removed = try await run.step("sweep") { _ in
            try await ScratchSweep(scratch: workplace.scratch, store: run.ledger.store).sweep()
        }
        return Done(
            removed.isEmpty
                ? LocalizedText(en: "No copy was left behind.", fr: "Aucune copie n’avait été laissée.")
                : LocalizedText(
                    removed.count, en: ("copy was removed.", "copies were removed."),
                    fr: ("copie a été retirée.", "copies ont été retirées.")))
    }
}
