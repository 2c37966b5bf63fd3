package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Changes a secret, so that whoever has the old one has nothing, and nobody who uses it notices.
package struct RotateSecret: Procedure, Hashable {
    package static let name: ProcedureName = "secret.rotate"
    package static let title = LocalizedText(en: "Change a secret", fr: "Renouveler un secret")

    /// Of its steps: consumers are looked at before anything is changed.
    package static let version = 2

    package static let steps = [
        Phrase("look at the consumers", fr: "observer les consommateurs"), Phrase("plan", fr: "choisir"),
        Phrase("prepare the consumers", fr: "préparer les consommateurs"), Phrase("prepare", fr: "préparer"),
        Phrase("roll …", fr: "remplacer les pods de …"), Phrase("prove the value", fr: "éprouver la valeur"),
        Phrase("settle", fr: "laisser se poser"), Phrase("make the password", fr: "créer le mot de passe"),
        Phrase("make the value", fr: "créer la valeur"), Phrase("arm …", fr: "armer …"),
        Phrase("prepare to publish", fr: "préparer la publication"), Phrase("publish", fr: "publier"),
        Phrase("tell …", fr: "prévenir …"), Phrase("wait until … is out of use", fr: "attendre que … ne serve plus"),
        Phrase("disable …", fr: "désactiver …"), Phrase("prove … dead", fr: "prouver que … n’ouvre plus rien"),
        Phrase("prove …", fr: "éprouver …"), Phrase("tidy up", fr: "ranger"),
    ]

    package let secret: String

    package init(secret: String) {
        self.secret = secret
    }

    package var subject: String { "Secret/\(secret)" }
    package var locks: [String] { ["secret/\(secret)"] }

    package func perform(in run: Run) async throws -> RotationResult {
        let work = try SecretWork(secret, in: run)
        let rotated: SecretRotated
        switch work.secret.spec.content {
        case .postgresRole(let roles): rotated = try await LoginRotation(work, roles, in: run).perform()
        case .random(let value):
            let maker = RandomMaker(length: value.length, world: run.world)
            rotated = try await ValueRotation(work, maker, in: run).perform()
        }
        try await run.record(rotated)
        return RotationResult(rotated)
    }
}

/// What changing a secret returns.
package struct RotationResult: RunResult, Hashable {
    package let rotated: SecretRotated

    package init(_ rotated: SecretRotated) {
        self.rotated = rotated
    }

    package var verdict: Verdict { .pass }

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        let (name, place) = (rotated.secret, rotated.place)
        guard let to = rotated.to else {
            return LocalizedText(
                en: "\(name) has a new value in \(place).", fr: "\(name) a une nouvelle valeur dans \(place).")
        }
        guard let from = rotated.from else {
            return LocalizedText(
                en: "\(name) is the login of \(to), in \(place).",
                fr: "\(name) est l’identifiant de \(to), dans \(place).")
        }
        return LocalizedText(
            en: "\(name) is now the login of \(to); \(from) is disabled, and its login proven dead.",
            fr: "\(name) est désormais l’identifiant de \(to) ; \(from) est désactivé, et son accès prouvé mort.")
    }
}
