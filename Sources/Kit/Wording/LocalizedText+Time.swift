/// Spans of time at a glance; `Duration.spoken` in Quantities tells them exactly.
extension LocalizedText {
    /// How long ago something was, in one unit: `just now`, `4 min ago`, `3 days ago`.
    package init(age: Duration) {
        guard age >= .seconds(60) else {
            self.init(en: "just now", fr: "à l’instant")
            return
        }
        let span = LocalizedText(coarse: age)
        self.init(en: "\(span.en) ago", fr: "il y a \(span.fr)")
    }

    /// A span in its largest unit only, rounded down: `42 s`, `4 min`, `20 h`, `1 day`, `3 days`.
    package init(coarse span: Duration) {
        let seconds = max(0, Int(clamping: span.components.seconds))
        switch seconds {
        case ..<60: self.init(verbatim: "\(seconds) s")
        case ..<3600: self.init(verbatim: "\(seconds / 60) min")
        case ..<86_400: self.init(verbatim: "\(seconds / 3600) h")
        default: self.init(seconds / 86_400, en: ("day", "days"), fr: ("jour", "jours"))
        }
    }
}
