import VigieEngine
import VigieLedger
import VigieReadiness
import Wording

/// The words that several pages share, in both languages.
enum Texts {
    static func word(_ status: ControlStatus) -> LocalizedText {
        switch status {
        case .proven: LocalizedText(en: "proven", fr: "prouvée")
        case .stale: LocalizedText(en: "stale", fr: "périmée")
        case .failing: LocalizedText(en: "failing", fr: "en échec")
        case .configured: LocalizedText(en: "configured", fr: "déclarée")
        case .missing: LocalizedText(en: "missing", fr: "manquante")
        case .notApplicable: LocalizedText(en: "not applicable", fr: "sans objet")
        }
    }

    /// So many promises of a status; in French the adjective agrees.
    static func count(_ count: Int, _ status: ControlStatus) -> LocalizedText {
        switch status {
        case .proven: LocalizedText(count, en: ("proven", "proven"), fr: ("prouvée", "prouvées"))
        case .stale: LocalizedText(count, en: ("stale", "stale"), fr: ("périmée", "périmées"))
        case .failing: LocalizedText(count, en: ("failing", "failing"), fr: ("en échec", "en échec"))
        case .configured:
            LocalizedText(
                count, en: ("configured, never exercised", "configured, never exercised"),
                fr: ("déclarée, jamais exercée", "déclarées, jamais exercées"))
        case .missing: LocalizedText(count, en: ("missing", "missing"), fr: ("manquante", "manquantes"))
        case .notApplicable:
            LocalizedText(count, en: ("not applicable", "not applicable"), fr: ("sans objet", "sans objet"))
        }
    }

    static func word(_ status: RunStatus) -> LocalizedText {
        switch status {
        case .queued: LocalizedText(en: "queued", fr: "en file")
        case .running: LocalizedText(en: "running", fr: "en cours")
        case .sleeping: LocalizedText(en: "sleeping", fr: "en sommeil")
        case .waiting: LocalizedText(en: "waiting", fr: "en attente")
        case .uncertain: LocalizedText(en: "uncertain", fr: "incertaine")
        case .diverged: LocalizedText(en: "diverged", fr: "divergente")
        case .cancelled: LocalizedText(en: "cancelled", fr: "annulée")
        case .finished: LocalizedText(en: "finished", fr: "terminée")
        }
    }

    static func word(_ verdict: Verdict) -> LocalizedText {
        switch verdict {
        case .pass: LocalizedText(en: "passed", fr: "réussie")
        case .fail: LocalizedText(en: "failed", fr: "en échec")
        case .inconclusive: LocalizedText(en: "inconclusive", fr: "non concluante")
        }
    }
}
