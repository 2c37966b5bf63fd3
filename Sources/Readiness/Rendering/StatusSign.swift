import Wording

/// How the status of a promise is shown: by a shape and a word; colour comes on top.
struct StatusSign: Hashable {
    let shape: Character
    let ink: Ink
    /// As it stands beside a promise.
    let word: LocalizedText

    /// How an assessment is shown; one that could not be concluded says so.
    init(_ assessment: ControlAssessment) {
        self.init(assessment.status, isJudged: assessment.problem == nil)
    }

    init(_ status: ControlStatus, isJudged: Bool = true) {
        switch status {
        case .proven:
            (shape, ink, word) = ("●", .good, LocalizedText(en: "proven", fr: "prouvée"))
        case .stale:
            (shape, ink, word) = ("◐", .caution, LocalizedText(en: "stale", fr: "périmée"))
        case .failing where !isJudged:
            (shape, ink, word) = ("◆", .bad, LocalizedText(en: "not judged", fr: "non jugée"))
        case .failing:
            (shape, ink, word) = ("◆", .bad, LocalizedText(en: "failing", fr: "en échec"))
        case .configured:
            (shape, ink, word) = ("○", .plain, LocalizedText(en: "configured", fr: "déclarée"))
        case .missing:
            (shape, ink, word) = ("◌", .quiet, LocalizedText(en: "missing", fr: "manquante"))
        case .notApplicable:
            (shape, ink, word) = ("–", .quiet, LocalizedText(en: "not applicable", fr: "sans objet"))
        }
    }

    /// The word for so many promises: in French an adjective agrees.
    func word(for count: Int) -> LocalizedText {
        guard count > 1, word.fr.hasSuffix("e") else { return word }
        return LocalizedText(en: word.en, fr: word.fr + "s")
    }
}
