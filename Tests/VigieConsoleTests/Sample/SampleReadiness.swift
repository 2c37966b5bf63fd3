import Surroundings
import VigieLedger
import VigieReadiness
import Wording

/// How the promises of the shop stand.
struct SampleReadiness {
    let now: Timestamp
    let hostile: String?
    let isEmpty: Bool
    /// As it stood yesterday: before something broke.
    let isEarlier: Bool

    var report: ReadinessReport {
        ReadinessReport(
            at: now, platform: "Boutique",
            assessments: Catalogue.controls.map { ControlAssessment(control: $0, judgement: judgement(of: $0)) })
    }

    private func judgement(of control: Control) -> Judgement {
        if isEmpty { return awaiting(control) }
        switch control.id.rawValue {
        case "backup.schedule-objectives":
            return .proven(
                text(
                    "shop: full on Sundays at 02:00, incremental every 20 min, WAL continuous.",
                    "shop : complète le dimanche à 02:00, incrémentale toutes les 20 min, journal en continu."),
                evidence: evidence(18_190, hours: 4), freshUntil: now + .seconds(20 * 3600),
                measurements: [
                    Measurement(
                        label: LocalizedText(verbatim: "RPO"), achieved: .milliseconds(1000), atMost: .seconds(60)),
                    Measurement(label: LocalizedText(verbatim: "RTO"), achieved: .seconds(189), atMost: .seconds(300)),
                ])
        case "backup.restore-tests" where !isEarlier:
            return .failing(
                text(
                    "The copy from ams recovered to 02:11:40, 37 minutes short: a WAL segment is missing.",
                    "La copie d’ams s’est arrêtée à 02:11:40, 37 minutes trop tôt : un segment WAL manque."),
                evidence: evidence(18_201, hours: 4),
                measurements: [
                    Measurement(label: LocalizedText(verbatim: "RPO"), achieved: .seconds(2220), atMost: .seconds(60))
                ],
                nextStep: NextStep(
                    command: "vigie run show 9f3k",
                    explanation: text("shows what the proof found", "montre ce que la preuve a trouvé")))
        case "backup.restore-tests", "backup.point-in-time":
            return .proven(
                text(
                    "shop: chosen 16 Nov 09:14:22, recovered 09:14:21.6.",
                    "shop : choisi 16 nov. 09:14:22, retrouvé 09:14:21,6."),
                evidence: evidence(18_120, hours: 26), freshUntil: now + .seconds(6 * 86_400))
        case "backup.replication", "backup.retention":
            return .proven(
                text("What is stored is what the policy keeps.", "Ce qui est conservé est ce que dit la politique."),
                evidence: evidence(18_150, hours: 11), freshUntil: now + .seconds(13 * 3600))
        case "backup.application-state":
            return .configured(
                text(
                    "The uploads volume (12.4 GB) was never restored.",
                    "Le volume uploads (12,4 Go) n’a jamais été restauré."),
                nextStep: NextStep(
                    command: "vigie backup prove uploads",
                    explanation: text("restores it elsewhere", "le restaure ailleurs")))
        case "secrets.rotation":
            return .proven(
                text("7 secrets rotate every 30 d.", "7 secrets tournent tous les 30 j."),
                evidence: evidence(17_320, hours: 8 * 24),
                freshUntil: now + .seconds(22 * 86_400),
                measurements: [
                    Measurement(
                        label: text("oldest", "le plus ancien"), achieved: .seconds(22 * 86_400),
                        atMost: .seconds(30 * 86_400))
                ])
        case "secrets.recovery":
            return Judgement(
                status: isEarlier ? .proven : .stale,
                reason: text(
                    "Last drill 94 days ago, promised every 90.",
                    "Dernier exercice il y a 94 jours, promis tous les 90."),
                evidence: evidence(9210, hours: 94 * 24), freshUntil: isEarlier ? now : now - .seconds(4 * 86_400),
                nextStep: NextStep(
                    command: "vigie secret recover --drill",
                    explanation: text("rebuilds them in a drill", "les reconstruit en exercice")))
        case "secrets.emergency-access":
            return .missing(
                text(
                    "Nobody can get in if the identity provider is down.",
                    "Personne ne peut entrer si le fournisseur d’identité tombe."),
                nextStep: NextStep(
                    command: "vigie init emergency-access", explanation: text("declares it", "le déclare")))
        case "privacy.consent":
            return Judgement(
                status: .notApplicable,
                reason: text(
                    "The shop asks nothing that needs consent.",
                    "La boutique ne demande rien qui exige un consentement."))
        default: return awaiting(control)
        }
    }

    private func awaiting(_ control: Control) -> Judgement {
        let chapter = control.chapter.title
        return .missing(
            LocalizedText(
                en: "This Vigie cannot judge it yet: the \(chapter.en) chapter will.",
                fr: "Cette version de Vigie ne sait pas encore en juger : le chapitre \(chapter.fr) le fera."),
            nextStep: NextStep(
                command: "vigie readiness --chapter \(control.chapter.rawValue)",
                explanation: text("shows what will count as proof", "montre ce qui vaudra preuve")))
    }

    private func evidence(_ index: Int64, hours: Int64) -> EntryReference {
        EntryReference(index: index, kind: "backup.proof", at: now - .seconds(hours * 3600 + 700))
    }

    private func text(_ en: String, _ fr: String) -> LocalizedText {
        hostile.map { LocalizedText(verbatim: $0) } ?? LocalizedText(en: en, fr: fr)
    }
}
