import VigieReadiness
import Wording

extension Texts {
    /// How many promises are proven, as a sentence.
    static func proven(in report: ReadinessReport) -> LocalizedText {
        let total = report.assessments.count
        let proven = report.count(.proven)
        let applying = total - report.count(.notApplicable)
        switch proven {
        case 0 where total == 1:
            return LocalizedText(en: "The one promise here is not proven.", fr: "L’unique promesse n’est pas prouvée.")
        case 0:
            return LocalizedText(
                en: "None of the \(total) promises is proven yet.",
                fr: "Aucune des \(total) promesses n’est encore prouvée.")
        case applying:
            return LocalizedText(
                en: "All \(applying) promises are proven.", fr: "Les \(applying) promesses sont toutes prouvées.")
        case 1:
            return LocalizedText(
                en: "1 of \(total) promises is proven.", fr: "1 promesse sur \(total) est prouvée.")
        default:
            return LocalizedText(
                en: "\(proven) of \(total) promises are proven.", fr: "\(proven) promesses sur \(total) sont prouvées.")
        }
    }

    /// What got worse since yesterday, as a sentence; `nil` for nothing.
    static func worsening(_ worse: [ControlChange]) -> LocalizedText? {
        let broken = worse.count { $0.now.status == .failing }
        switch (broken, worse.count) {
        case (_, 0): return nil
        case (0, 1): return LocalizedText(en: "One lapsed since yesterday.", fr: "Une\u{a0}a expiré depuis hier.")
        case (0, let count):
            return LocalizedText(en: "\(count) lapsed since yesterday.", fr: "\(count) ont expiré depuis hier.")
        case (1, _): return LocalizedText(en: "One broke since yesterday.", fr: "Une\u{a0}a cédé depuis hier.")
        default: return LocalizedText(en: "\(broken) broke since yesterday.", fr: "\(broken) ont cédé depuis hier.")
        }
    }
}
