import Surroundings
import Wording

/// One heading of the mission document and the promises below it.
extension ReadinessText {
    func addSection(_ section: Section, _ assessments: [ControlAssessment], to page: inout Page) {
        let isQuiet = assessments.allSatisfy(isAwaiting)
        page.skip()
        page.add(say(section.title).in(isQuiet ? .plain : .strong) + (" · " + say(state(of: assessments))).in(.quiet))
        if isQuiet, !isDetailed {
            addQuietly(assessments, to: &page)
        } else {
            let words = assessments.map { say(StatusSign($0).word).count }
            for assessment in assessments { addRow(assessment, column: (words.max() ?? 0) + 6, to: &page) }
        }
    }

    /// Whether the control waits for a chapter that does not exist yet, and so has nothing particular to say.
    func isAwaiting(_ assessment: ControlAssessment) -> Bool {
        assessment.judgement == .awaiting(assessment.control.chapter)
    }

    private func state(of assessments: [ControlAssessment]) -> LocalizedText {
        let total = assessments.count
        let proven = assessments.count { $0.status == .proven }
        return LocalizedText(
            en: "\(proven) of \(total) proven", fr: "\(proven) sur \(total) \(proven < 2 ? "prouvée" : "prouvées")")
    }

    /// Controls that wait for their chapter, in one paragraph.
    private func addQuietly(_ assessments: [ControlAssessment], to page: inout Page) {
        let sign = StatusSign(.missing)
        let names = assessments.map { name($0.control) }.joined(separator: "\u{a0}· ")
        page.add(names.in(.quiet), lead: "  \(sign.shape)".in(sign.ink), indentation: 4)
    }

    private func addRow(_ assessment: ControlAssessment, column: Int, to page: inout Page) {
        let sign = StatusSign(assessment)
        let judgement = assessment.judgement
        let isAwaiting = isAwaiting(assessment)
        page.add(
            name(assessment.control).in(isAwaiting && !isDetailed ? .quiet : .plain),
            lead: "  \(sign.shape) \(say(sign.word))".in(sign.ink), indentation: column)
        if !isAwaiting { page.add(say(judgement.reason).in(.quiet), indentation: column) }
        for line in measurementLines(judgement) { page.add(line, indentation: column) }
        if let age = age(of: judgement) { page.add(say(age).in(.quiet), indentation: column) }
        if isDetailed, assessment.status != .proven {
            let label = LocalizedText(en: "Counts as proof:", fr: "Vaut preuve :")
            page.add("\(say(label)) \(say(assessment.control.proof)).".in(.quiet), indentation: column)
        }
        if let step = judgement.nextStep, !isAwaiting {
            page.add(
                step.command.unbroken.in(.command) + "  " + say(step.explanation).in(.quiet),
                lead: (String(repeating: " ", count: column - 2) + "→").in(.quiet), indentation: column)
        }
    }

    /// What a chapter that does not exist yet is shown for.
    func addPreparation(to page: inout Page) {
        guard let chapter = report.chapter, report.assessments.contains(where: isAwaiting) else { return }
        let text = LocalizedText(
            en: "What is missing cannot be judged by this Vigie yet: the \(chapter.title.en) chapter will. Until then "
                + "you can prepare what counts as proof, or declare with a reason, in the Platform resource of your "
                + "plan, that a promise does not apply to you.",
            fr: "Cette version de Vigie ne sait pas encore juger ce qui manque : le chapitre \(chapter.title.fr) le "
                + "fera. D’ici là, vous pouvez préparer ce qui vaut preuve, ou déclarer sans objet une promesse qui "
                + "ne vous concerne pas, avec sa raison, dans la ressource Platform de votre plan.")
        page.skip()
        page.add(say(text).in(.plain))
    }
}
