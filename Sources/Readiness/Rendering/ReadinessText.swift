package import Cron
package import Wording

/// A readiness report for a terminal.
///
/// The first line answers the question. What needs attention stands first, then every promise under the headings of
/// the mission document, in its order; in French also in its words, so that the two can be laid side by side. What
/// does not exist yet stays quiet.
package struct ReadinessText {
    let report: ReadinessReport
    let language: Language
    let style: TextStyle
    /// The zone that dates are told in.
    let zone: Zone
    /// An earlier report, to say what moved since.
    let previous: ReadinessReport?

    package init(
        _ report: ReadinessReport, language: Language, style: TextStyle = TextStyle(), zone: Zone = .utc,
        since previous: ReadinessReport? = nil
    ) {
        self.report = report
        self.language = language
        self.style = style
        self.zone = zone
        self.previous = previous
    }

    /// Without a line break at the end.
    package func render() -> String {
        var page = Page(style)
        addAnswer(to: &page)
        addAttention(to: &page)
        addPreparation(to: &page)
        var part: Section.Part?
        for section in Catalogue.sections {
            let assessments = section.controls.compactMap { report[$0.id] }
            guard !assessments.isEmpty else { continue }
            if section.part != part {
                page.skip()
                page.skip()
                page.add(say(section.part.title).uppercased().in(.quiet))
                part = section.part
            }
            addSection(section, assessments, to: &page)
        }
        addClosing(to: &page)
        // In English nothing but the wrapping needs no-break spaces; without them the text is easier to search.
        return language == .english ? page.text.replacing("\u{a0}", with: " ") : page.text
    }

    /// Whether everything there is to say about each promise is said: when the reader asked for one chapter.
    var isDetailed: Bool { report.chapter != nil }

    func say(_ text: LocalizedText) -> String { Typography.bound(text[language]) }

    /// The promise in a few words; in French the author's own.
    func name(_ control: Control) -> String {
        switch language {
        case .english: control.title.en
        case .french: Typography.french(control.seedLine)
        }
    }
}
