package import Wording

extension ReadinessReport {
    /// The answer in a sentence or two, with figures: `6 of 64 promises are proven. 1 is failing.`
    package var summary: LocalizedText {
        guard let troubles else { return answer }
        return LocalizedText(en: "\(answer.en) \(troubles.en)", fr: "\(answer.fr) \(troubles.fr)")
    }

    private var answer: LocalizedText {
        let total = assessments.count
        let proven = count(.proven)
        let applying = total - count(.notApplicable)
        let scope = scope
        guard total != 1 else {
            return proven == 1
                ? LocalizedText(
                    en: "The one promise\(scope.en) is proven.", fr: "L’unique promesse\(scope.fr) est prouvée.")
                : LocalizedText(
                    en: "The one promise\(scope.en) is not proven yet.",
                    fr: "L’unique promesse\(scope.fr) n’est pas encore prouvée.")
        }
        switch proven {
        case 0:
            return LocalizedText(
                en: "None of the \(total) promises\(scope.en) is proven yet.",
                fr: "Aucune des \(total) promesses\(scope.fr) n’est encore prouvée.")
        case total:
            return LocalizedText(
                en: "All \(total) promises\(scope.en) are proven.",
                fr: "Les \(total) promesses\(scope.fr) sont toutes prouvées.")
        case applying where applying > 1:
            return LocalizedText(
                en: "All \(applying) promises\(scope.en) that apply are proven.",
                fr: "Les \(applying) promesses\(scope.fr) qui s’appliquent sont toutes prouvées.")
        case 1:
            return LocalizedText(
                en: "1 of \(total) promises\(scope.en) is proven.",
                fr: "1 promesse sur \(total)\(scope.fr) est prouvée.")
        default:
            return LocalizedText(
                en: "\(proven) of \(total) promises\(scope.en) are proven.",
                fr: "\(proven) promesses sur \(total)\(scope.fr) sont prouvées.")
        }
    }

    /// ` of the Backups chapter`, where the report is of one chapter only.
    private var scope: LocalizedText {
        guard let chapter else { return LocalizedText(verbatim: "") }
        return LocalizedText(en: " of the \(chapter.title.en) chapter", fr: " du chapitre \(chapter.title.fr)")
    }

    /// What is wrong, worst first; `nil` if nothing is.
    private var troubles: LocalizedText? {
        let unjudged = assessments.count { $0.problem != nil }
        let failing = count(.failing) - unjudged
        let stale = count(.stale)
        var clauses: [LocalizedText] = []
        if failing > 0 {
            clauses.append(
                failing == 1
                    ? LocalizedText(en: "1 is failing", fr: "1 est en échec")
                    : LocalizedText(en: "\(failing) are failing", fr: "\(failing) sont en échec"))
        }
        if unjudged > 0 {
            clauses.append(
                unjudged == 1
                    ? LocalizedText(en: "1 could not be judged", fr: "1 n’a pas pu être jugée")
                    : LocalizedText(en: "\(unjudged) could not be judged", fr: "\(unjudged) n’ont pas pu être jugées"))
        }
        if stale > 0 {
            clauses.append(
                stale == 1
                    ? LocalizedText(en: "1 is stale", fr: "1 est périmée")
                    : LocalizedText(en: "\(stale) are stale", fr: "\(stale) sont périmées"))
        }
        guard !clauses.isEmpty else { return nil }
        return LocalizedText(
            en: Self.sentence(clauses.map(\.en), and: "and"), fr: Self.sentence(clauses.map(\.fr), and: "et"))
    }

    private static func sentence(_ clauses: [String], and: String) -> String {
        guard let last = clauses.last, clauses.count > 1 else { return clauses.joined() + "." }
        return clauses.dropLast().joined(separator: ", ") + " \(and) \(last)."
    }
}
