import Surroundings
import Wording

/// What holds for every judgement, whichever chapter made it.
extension Judgement {
    /// The judgement as it stands at `now`.
    ///
    /// No data is never green: a proof without evidence, or that never lapses, is only a configuration. A figure
    /// outside its objective is failing, and a proof past its time is stale. Only the plan can say that a control
    /// does not apply.
    func held(to now: Timestamp) -> Judgement {
        var held = self
        switch status {
        case .proven:
            if measurements.contains(where: { $0.isWithin == false }) {
                held.status = .failing
            } else if let freshUntil, evidence != nil {
                held.status = now < freshUntil ? .proven : .stale
            } else {
                held.status = .configured
                held.freshUntil = nil
            }
        case .notApplicable:
            held.status = .missing
        case .stale, .failing, .configured, .missing:
            break
        }
        return held
    }
}

/// The judgements that no chapter makes.
extension Judgement {
    /// The plan says that the control does not apply, and why.
    static func notApplicable(_ reason: String) -> Judgement {
        Judgement(status: .notApplicable, reason: LocalizedText(verbatim: reason))
    }

    /// Nothing can judge the control yet.
    static func awaiting(_ chapter: ChapterName) -> Judgement {
        Judgement(
            status: .missing,
            reason: LocalizedText(
                en: "This Vigie cannot judge it yet: the \(chapter.title.en) chapter will.",
                fr: "Cette version de Vigie ne sait pas encore en juger : le chapitre \(chapter.title.fr) le fera."),
            nextStep: NextStep(
                command: "vigie readiness --chapter \(chapter.rawValue)",
                explanation: LocalizedText(
                    en: "shows what will count as proof, so that you can prepare it, or declare it not applicable",
                    fr: "montre ce qui vaudra preuve, pour le préparer ou le déclarer sans objet"))
        )
    }

    /// A judge could not conclude.
    static func unjudged(_ problem: Problem) -> Judgement {
        let problem = [problem.title, problem.detail, problem.hint].compactMap(\.self).joined(separator: " ")
        return Judgement(
            status: .failing,
            reason: LocalizedText(
                en: "It could not be judged: \(problem)",
                fr: "Impossible d’en juger : « \(problem) »"))
    }
}
