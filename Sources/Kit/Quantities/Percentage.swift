package import Wording

/// A percentage as an exact decimal, to the millionth of a percent. No binary fraction ever touches it: what a
/// service level promises and what a penalty costs must not hang on a rounding.
package struct Percentage: Hashable, Sendable {
    /// Millionths of a percent: 99.95 % is 99,950,000.
    package let millionths: Int64

    package init(millionths: Int64) {
        self.millionths = millionths
    }

    /// Whole percents.
    package init(_ percents: Int64) {
        self.init(millionths: percents * 1_000_000)
    }

    package static let zero = Percentage(0)
    package static let hundred = Percentage(100)

    /// The millionths in all of something.
    private static let unit: Int128 = 100_000_000
}

extension Percentage: Comparable {
    package static func < (left: Percentage, right: Percentage) -> Bool {
        left.millionths < right.millionths
    }
}

extension Percentage {
    /// How much of `whole` the `part` is, rounded down; `nil` of nothing.
    package init?(part: Int64, of whole: Int64) {
        guard whole > 0, let millionths = Int64(exactly: Int128(part) * Self.unit / Int128(whole)) else { return nil }
        self.init(millionths: millionths)
    }

    /// What is missing to a hundred.
    package var complement: Percentage {
        Percentage(millionths: Self.hundred.millionths - millionths)
    }

    /// Whether `part` of `whole` is at least this much. Exact: nothing is divided. Of nothing, nothing is reached: that
    /// no data were seen is no proof of anything.
    package func isReached(by part: Int64, of whole: Int64) -> Bool {
        whole > 0 && Int128(part) * Self.unit >= Int128(millionths) * Int128(whole)
    }

    /// This much of a duration, rounded down to the microsecond.
    package func of(_ span: Duration) -> Duration {
        let (seconds, attoseconds) = span.components
        let microseconds = Int128(seconds) * 1_000_000 + Int128(attoseconds / 1_000_000_000_000)
        return .microseconds(Int64(clamping: microseconds * Int128(millionths) / Self.unit))
    }

    /// The share that is left when each takes its own: the availability of what depends on all of these. Rounded down
    /// at every factor, so that a promise is never made larger than it is.
    package static func product(_ factors: some Sequence<Percentage>) -> Percentage {
        factors.reduce(.hundred) { result, factor in
            let share = Int128(result.millionths) * Int128(factor.millionths) / unit
            return Percentage(millionths: Int64(clamping: share))
        }
    }
}

extension Percentage {
    /// What `init(quantity:)` can read, for sentences.
    package static let quantityHint = "write it like 99.95% (at most six digits after the point)"

    /// Reads `99.95%`. The sign is asked for, because 0.5 could be a half of one percent or of everything.
    package init(quantity text: String) throws(QuantityError) {
        guard text.hasSuffix("%") else {
            let isNumber = ExactDecimal(text) != nil
            throw .percentage(
                text, reason: "has no percent sign", hint: isNumber ? "write \(text)%" : Self.quantityHint)
        }
        let number = text.dropLast()
        guard let decimal = ExactDecimal(number) else {
            let hint = number.contains(",") ? "write a point, not a comma: 99.95%" : Self.quantityHint
            throw .percentage(text, reason: "is not a number with a percent sign", hint: hint)
        }
        let scaled = decimal.digits.multipliedReportingOverflow(by: 1_000_000)
        guard !scaled.overflow, scaled.partialValue % decimal.scale == 0 else {
            throw .percentage(text, reason: "has more than six digits after the point", hint: Self.quantityHint)
        }
        guard let millionths = Int64(exactly: scaled.partialValue / decimal.scale) else {
            throw .percentage(text, reason: "is beyond all measure", hint: Self.quantityHint)
        }
        self.init(millionths: millionths)
    }

    /// The exact text that `init(quantity:)` reads back: `99.95%`.
    package var quantity: String {
        figures(point: ".") + "%"
    }

    /// The exact percentage for people: `99.95%`, in French `99,95 %`.
    package var spoken: LocalizedText {
        LocalizedText(en: quantity, fr: figures(point: ",") + " %")
    }

    private func figures(point: String) -> String {
        let sign = millionths < 0 ? "-" : ""
        let magnitude = Int64(clamping: millionths.magnitude)
        return sign + Figures(rounding: magnitude, in: 1_000_000, decimals: 6).text(point: point)
    }
}

extension Percentage: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            self = try Percentage(quantity: text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a percentage: \(text)")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(quantity)
    }
}
