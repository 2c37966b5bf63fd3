import Surroundings
import VigieLedger
import Wording

/// What was achieved beside what was promised, and how old it is.
extension ReadinessText {
    /// One line each, the figures below one another.
    func measurementLines(_ judgement: Judgement) -> [InkedText] {
        let measurements = judgement.measurements
        let labelWidth = measurements.map { say($0.label).count }.max() ?? 0
        let hasBars = measurements.contains { $0.ratio != nil }
        return measurements.map { measurement in
            let ink: Ink = measurement.isWithin == false ? .bad : measurement.isWithin == true ? .good : .plain
            var line = say(measurement.label).padded(to: labelWidth).in(.plain) + "  ".unbroken.in(.plain)
            if hasBars { line += bar(measurement.ratio, ink) + "  ".unbroken.in(.plain) }
            line += say(measurement.achieved).in(ink)
            if let objective = measurement.objective {
                line += say(LocalizedText(en: " of ", fr: " sur ")).in(.quiet) + say(objective).in(.quiet)
            }
            if measurement.isWithin == false {
                line += say(LocalizedText(en: ", not kept", fr: ", non tenu")).in(.bad)
            }
            return line
        }
    }

    /// How much of the objective is used up, in ten cells; what goes beyond it sticks out.
    private func bar(_ ratio: Double?, _ ink: Ink) -> InkedText {
        guard let ratio, ratio.isFinite else { return String(repeating: " ", count: 11).unbroken.in(.plain) }
        let filled = min(10, max(0, Int((ratio * 10).rounded(.up))))
        let full = String(repeating: "━", count: filled).in(ink)
        let rest = String(repeating: "─", count: 10 - filled).in(.quiet)
        return full + rest + (ratio > 1 ? "▸".in(ink) : " ".unbroken.in(.plain))
    }

    /// `Exercised 4 h ago, fresh for 20 h. Ledger entry 182.`
    func age(of judgement: Judgement) -> LocalizedText? {
        guard let evidence = judgement.evidence else { return nil }
        let age = LocalizedText(age: report.at - evidence.at)
        let freshness = freshness(of: judgement)
        let entry = LocalizedText(integer: Int(clamping: evidence.index))
        return LocalizedText(
            en: "Exercised \(age.en)\(freshness.en). Ledger entry\u{a0}\(entry.en).",
            fr: "Éprouvée \(age.fr)\(freshness.fr). Entrée\u{a0}\(entry.fr) du registre.")
    }

    private func freshness(of judgement: Judgement) -> LocalizedText {
        guard let freshUntil = judgement.freshUntil else { return LocalizedText(verbatim: "") }
        if report.at < freshUntil {
            let rest = LocalizedText(coarse: freshUntil - report.at)
            return LocalizedText(en: ", fresh for another \(rest.en)", fr: ", valable encore \(rest.fr)")
        }
        let lapse = LocalizedText(coarse: report.at - freshUntil)
        return LocalizedText(en: ", lapsed \(lapse.en) ago", fr: ", périmée depuis \(lapse.fr)")
    }
}

extension String {
    /// Filled up on the right.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count)).unbroken
    }
}
