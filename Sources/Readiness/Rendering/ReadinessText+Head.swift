import Surroundings
import Wording

/// The top of the page and its end.
extension ReadinessText {
    func addAnswer(to page: inout Page) {
        page.add(say(report.summary).in(.strong))
        let time = LocalizedText(dateTime: report.at, in: zone)
        page.add([report.platform, say(time)].compactMap(\.self).joined(separator: " · ").in(.quiet))
        page.skip()
        page.add(legend)
    }

    /// How many there are of each status, which also explains the shapes.
    private var legend: InkedText {
        var legend: InkedText = ""
        let signs = ControlStatus.allCases.flatMap { [StatusSign($0), StatusSign($0, isJudged: false)] }
        for sign in Set(signs).sorted(by: { (signs.firstIndex(of: $0) ?? 0) < (signs.firstIndex(of: $1) ?? 0) }) {
            let count = report.assessments.count { StatusSign($0) == sign }
            guard count > 0 else { continue }
            let words = "\(count) \(say(sign.word(for: count)))".unbroken
            legend += (legend.pieces.isEmpty ? "" : "   ") + "\(sign.shape) ".unbroken.in(sign.ink) + words.in(.plain)
        }
        return legend
    }

    func addAttention(to page: inout Page) {
        let changes = previous.map(report.changes) ?? []
        if let previous { addMovement(changes, since: previous, to: &page) }
        let lost = changes.filter(\.isWorse).map(\.now).filter { !$0.status.needsAttention }
        let troubled = report.needingAttention + lost
        guard !troubled.isEmpty, !isDetailed else { return }
        page.skip()
        page.add(say(LocalizedText(en: "Look at this first", fr: "À regarder d’abord")).in(.strong))
        for assessment in troubled {
            let sign = StatusSign(assessment)
            let change = changes.first { $0.control == assessment.control && $0.isWorse }
            let before = change.map { StatusSign($0.before).word }
            let memory = before.map { LocalizedText(en: " (was \($0.en))", fr: " (était \($0.fr))") }
            page.add(
                name(assessment.control).in(sign.ink) + (memory.map(say) ?? "").in(.quiet),
                lead: "  \(sign.shape) ".in(sign.ink), indentation: 4)
            // What is stale was well once, and its reason says so: what matters is since when.
            let news = assessment.status == .stale ? age(of: assessment.judgement) : nil
            page.add(say(news ?? assessment.judgement.reason).in(.plain), indentation: 4)
            if let step = assessment.judgement.nextStep {
                page.add("→ ".unbroken.in(.quiet) + step.command.unbroken.in(.command), indentation: 4)
            }
        }
    }

    /// How many promises moved since the earlier report, and which way.
    private func addMovement(_ changes: [ControlChange], since previous: ReadinessReport, to page: inout Page) {
        let worse = changes.count(where: \.isWorse)
        let better = changes.count(where: \.isBetter)
        let time = LocalizedText(dateTime: previous.at, in: zone)
        let movement =
            changes.isEmpty
            ? LocalizedText(en: "nothing moved", fr: "rien n’a bougé")
            : LocalizedText(
                en: "\(worse) worse, \(better) better",
                fr: "\(worse) en recul, \(better) en progrès")
        let line = LocalizedText(
            en: "Since \(time.en): \(movement.en).", fr: "Depuis le \(time.fr) : \(movement.fr).")
        page.skip()
        page.add(say(line).in(.plain))
    }

    /// Where to read on about what this Vigie cannot judge yet.
    func addClosing(to page: inout Page) {
        guard !isDetailed, let awaiting = report.assessments.first(where: isAwaiting) else { return }
        page.skip()
        page.skip()
        let command = "vigie readiness --chapter \(awaiting.control.chapter.rawValue)"
        let explanation = LocalizedText(
            en: "shows what will count as proof, chapter by chapter",
            fr: "montre ce qui vaudra preuve, chapitre par chapitre")
        page.add(
            command.unbroken.in(.command) + "  " + say(explanation).in(.quiet), lead: "→".in(.quiet), indentation: 2)
    }
}
