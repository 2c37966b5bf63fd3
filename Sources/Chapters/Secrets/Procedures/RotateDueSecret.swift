import Cron
import Quantities
import Surroundings
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Changes a secret when its window opens, if it would become too old before the window opens again.
package struct RotateDueSecret: Procedure, Hashable {
    package static let name: ProcedureName = "secret.rotate-when-due"
    package static let title = LocalizedText(
        en: "Change a secret that comes due", fr: "Renouveler un secret arrivé à échéance")
    package static let isOffered = false
    /// Its steps are those of a rotation.
    package static let version = RotateSecret.version
    package static let steps =
        [Phrase("see whether it is due", fr: "voir si c’est l’heure")] + RotateSecret.steps

    package let secret: String

    package init(secret: String) {
        self.secret = secret
    }

    private static let closed = LocalizedText(
        en: "Nothing was changed: the window is closed.", fr: "Rien n’a été changé : la fenêtre est fermée.")
    private static let youngEnough = LocalizedText(
        en: "Nothing was changed: it will be young enough when the window opens again.",
        fr: "Rien n’a été changé : le secret sera encore assez récent à la prochaine ouverture de la fenêtre.")

    package var subject: String { "Secret/\(secret)" }
    package var locks: [String] { ["secret/\(secret)"] }

    package func perform(in run: Run) async throws -> DueRotationResult {
        let work = try SecretWork(secret, in: run)
        guard let rotation = work.secret.spec.rotation, let window = rotation.window else {
            throw SecretsError.noSecret(secret)
        }
        let (subject, zone, world) = (work.secret.identifier, work.secret.zone(in: run.plan), run.world)
        let ledger = try run.services.get(Ledger.self)
        let reason: LocalizedText? = try await run.step("see whether it is due", retry: .standard) { _ in
            let now = world.now()
            guard window.isOpen(at: now, in: zone) else { return Self.closed }
            guard let last = try await ledger.latest(SecretRotated.self, subject: subject)?.0.at,
                let next = window.nextOpening(after: now, in: zone)
            else { return nil }
            return next - last <= rotation.interval ? Self.youngEnough : nil
        }
        if let reason { return DueRotationResult(rotated: nil, reason: reason) }
        let rotated = try await work.rotate(in: run)
        try await run.record(rotated)
        return DueRotationResult(rotated: rotated, reason: nil)
    }
}

/// What looking after a secret returns.
package struct DueRotationResult: RunResult, Hashable {
    /// Absent where nothing had to be changed.
    package let rotated: SecretRotated?
    package let reason: LocalizedText?

    package var verdict: Verdict { .pass }

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        rotated.map { RotationResult($0).summaryText } ?? reason
            ?? LocalizedText(en: "Nothing was changed.", fr: "Rien n’a été changé.")
    }
}
