import Surroundings
import VigieLedger
import VigiePlan
import VigieReadiness
import Wording

/// Judges the controls of the chapter, each from what was done and recorded.
enum SecretsJudge {
    /// Every secret that is to be changed was, within its interval.
    @Sendable static func rotation(_ context: JudgementContext) async throws -> Judgement {
        var judgements: [Judgement] = []
        for secret in context.plan.all(ManagedSecret.self) {
            judgements.append(try await rotation(of: secret, context))
        }
        return Judgement.worst(of: judgements)
            ?? .missing(
                LocalizedText(en: "No secret is declared.", fr: "Aucun secret n’est déclaré."),
                nextStep: schema("Secret"))
    }

    private static func rotation(
        of secret: Resource<ManagedSecret>, _ context: JudgementContext
    ) async throws -> Judgement {
        let rotate = NextStep(
            command: "vigie secret rotate \(secret.name)",
            explanation: LocalizedText(en: "changes it now", fr: "le renouvelle maintenant"))
        guard let interval = secret.spec.rotation?.interval else {
            return .missing(
                LocalizedText(
                    en: "\(secret.name) has no interval at which it is changed.",
                    fr: "\(secret.name) n’a pas d’intervalle de renouvellement."), nextStep: schema("Secret"))
        }
        guard let (entry, rotated) = try await context.ledger.latest(SecretRotated.self, subject: secret.identifier)
        else {
            return .configured(
                LocalizedText(
                    en: "\(secret.name) was never changed.", fr: "\(secret.name) n’a jamais été renouvelé."),
                nextStep: rotate)
        }
        let age = context.now - entry.at
        let span = LocalizedText(span: interval)
        let measurement = Measurement(
            label: LocalizedText(en: "Age of \(secret.name)", fr: "Âge de \(secret.name)"), achieved: age,
            atMost: interval)
        guard age <= interval else {
            let old = LocalizedText(span: age)
            return .failing(
                LocalizedText(
                    en: "\(secret.name) is \(old.en) old; it may be \(span.en).",
                    fr: "\(secret.name) date de \(old.fr) ; l’intervalle est de \(span.fr)."),
                evidence: entry.reference, measurements: [measurement], nextStep: rotate)
        }
        if let end = rotated.expires, end <= context.now {
            return .failing(
                LocalizedText(
                    en: "\(secret.name) has ended.", fr: "\(secret.name) est arrivé à son terme."),
                evidence: entry.reference, measurements: [measurement], nextStep: rotate)
        }
        guard rotated.oldIsDead != false else {
            return .failing(
                LocalizedText(
                    en: "\(secret.name) was changed, and what it was before still opens its door.",
                    fr: "\(secret.name) a été renouvelé, et l’ancien ouvre toujours la porte."),
                evidence: entry.reference, measurements: [measurement], nextStep: rotate)
        }
        let dead = rotated.oldIsDead == true
        return .proven(
            LocalizedText(
                en: "\(secret.name) was changed\(dead ? ", and its old login proven dead" : "").",
                fr: "\(secret.name) a été renouvelé\(dead ? ", et l’ancien accès prouvé mort" : "")."),
            evidence: entry.reference, freshUntil: min(entry.at + interval, rotated.expires ?? entry.at + interval),
            measurements: [measurement])
    }

    /// A candidate was measured within the year.
    @Sendable static func externalManager(_ context: JudgementContext) async throws -> Judgement {
        guard let manager = context.plan.all(SecretsManager.self).first else {
            return .missing(
                LocalizedText(
                    en: "No secrets manager is declared as a candidate.",
                    fr: "Aucun gestionnaire de secrets n’est déclaré comme candidat."),
                nextStep: schema("SecretsManager"))
        }
        let evaluate = NextStep(
            command: "vigie secret evaluate \(manager.name)",
            explanation: LocalizedText(
                en: "measures it against the list of needs", fr: "le mesure à la liste des besoins"))
        guard
            let (entry, evaluated) = try await context.ledger.latest(
                ManagerEvaluated.self, subject: manager.identifier)
        else {
            return .configured(
                LocalizedText(
                    en: "\(manager.name) was never evaluated.", fr: "\(manager.name) n’a jamais été évalué."),
                nextStep: evaluate)
        }
        return .proven(
            LocalizedText(
                en: "\(manager.name) meets the needs by \(evaluated.score) of 100; files by \(evaluated.baseline).",
                fr:
                    "\(manager.name) répond aux besoins à \(evaluated.score) sur 100 ; des fichiers, à \(evaluated.baseline)."
            ),
            evidence: entry.reference, freshUntil: entry.at + .seconds(366 * 86_400), nextStep: evaluate)
    }

    static func schema(_ kind: String) -> NextStep {
        NextStep(
            command: "vigie schema",
            explanation: LocalizedText(en: "shows how a \(kind) is written", fr: "montre comment écrire : \(kind)"))
    }
}
