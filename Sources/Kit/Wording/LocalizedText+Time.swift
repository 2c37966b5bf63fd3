/// Spans of time in words.
extension LocalizedText {
    /// How long something took, or may take: `450 ms`, `1.3 s`, `3 min 09 s`, `20 h 15 min`, `6 d 4 h`.
    ///
    /// Rounded up, so that a measured time never looks better than it was.
    package init(span: Duration) {
        guard span >= .zero else {
            let span = LocalizedText(span: .zero - span)
            self.init(en: "−\(span.en)", fr: "−\(span.fr)")
            return
        }
        let microseconds = span.roundedUp(to: .microseconds(1))
        let milliseconds = span.roundedUp(to: .milliseconds(1))
        let tenths = span.roundedUp(to: .milliseconds(100))
        let seconds = span.roundedUp(to: .seconds(1))
        let minutes = span.roundedUp(to: .seconds(60))
        let hours = span.roundedUp(to: .seconds(3600))
        if (1..<1000).contains(milliseconds) {
            self.init(figure: "\(milliseconds)", unit: "ms")
        } else if tenths < 100, !microseconds.isMultiple(of: 1_000_000) {
            let figure = LocalizedText(decimal: Double(tenths) / 10, places: 1)
            self.init(figure: figure, unit: LocalizedText(verbatim: "s"))
        } else if seconds < 60 {
            self.init(figure: "\(seconds)", unit: "s")
        } else if seconds < 3600 {
            self.init(seconds / 60, LocalizedText(verbatim: "min"), seconds % 60, "s", width: 2)
        } else if minutes < 48 * 60 {
            self.init(minutes / 60, LocalizedText(verbatim: "h"), minutes % 60, "min", width: 2)
        } else {
            self.init(hours / 24, LocalizedText(en: "d", fr: "j"), hours % 24, "h", width: 1)
        }
    }

    /// How long ago something was, in one unit: `just now`, `4 min ago`, `3 days ago`.
    package init(age: Duration) {
        let seconds = age.components.seconds
        switch seconds {
        case ..<60: self.init(en: "just now", fr: "à l’instant")
        default:
            let span = LocalizedText(coarse: age)
            self.init(en: "\(span.en) ago", fr: "il y a \(span.fr)")
        }
    }

    /// A span in its largest unit only, rounded down: `42 s`, `4 min`, `20 h`, `1 day`, `3 days`.
    package init(coarse span: Duration) {
        let seconds = Int(clamping: span.components.seconds)
        switch seconds {
        case ..<60: self.init(figure: "\(max(0, seconds))", unit: "s")
        case ..<3600: self.init(figure: "\(seconds / 60)", unit: "min")
        case ..<86_400: self.init(figure: "\(seconds / 3600)", unit: "h")
        default: self.init(seconds / 86_400, en: ("day", "days"), fr: ("jour", "jours"))
        }
    }

    private init(figure: String, unit: String) {
        self.init(figure: LocalizedText(verbatim: figure), unit: LocalizedText(verbatim: unit))
    }

    private init(figure: LocalizedText, unit: LocalizedText) {
        let space = " "
        self.init(en: "\(figure.en)\(space)\(unit.en)", fr: "\(figure.fr)\(space)\(unit.fr)")
    }

    /// Two units, the smaller one left out where it is zero.
    private init(_ large: Int64, _ unit: LocalizedText, _ small: Int64, _ smallUnit: String, width: Int) {
        let space = " "
        let digits = String(small)
        let padded = String(repeating: "0", count: max(0, width - digits.count)) + digits
        let rest = small == 0 ? "" : space + padded + space + smallUnit
        let figure = LocalizedText(integer: Int(clamping: large))
        self.init(en: figure.en + space + unit.en + rest, fr: figure.fr + space + unit.fr + rest)
    }
}

extension Duration {
    /// How many units are needed to cover the duration.
    fileprivate func roundedUp(to unit: Duration) -> Int64 {
        let quotient = Int64((self / unit).rounded(.up))
        // The division is inexact; a whole number of units must stay one.
        return quotient > 0 && unit * (quotient - 1) >= self ? quotient - 1 : quotient
    }
}
