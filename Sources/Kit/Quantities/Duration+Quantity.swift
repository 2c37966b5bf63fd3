extension Duration {
    /// What `init(quantity:)` can read, for sentences: units with the largest first.
    package static let quantityHint = "write it like 30s, 15m, 1h30m or 7d (units: w, d, h, m, s, ms)"

    /// Nothing in a plan lasts longer than a century; a longer span is a slip.
    private static let longest = 36_525 * DurationUnit.day.milliseconds

    /// Reads `15m`, `7d`, `1h30m`, `250ms`: whole numbers, each unit once, the largest first.
    package init(quantity text: String) throws(QuantityError) {
        guard !text.contains(where: \.isWhitespace) else { throw Self.spaced(text) }
        var rest = text[...]
        var total: Int64 = 0
        var previous: DurationUnit?
        guard !rest.isEmpty else { throw .duration(text, reason: "is empty", hint: Self.quantityHint) }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            let word = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(word.count)
            guard !digits.isEmpty, !word.isEmpty else { throw Self.misshapen(text, digits: digits, rest: rest) }
            guard let unit = DurationUnit(rawValue: String(word)) else { throw Self.unknownUnit(text, digits, word) }
            if let previous, unit.milliseconds >= previous.milliseconds {
                let reason = previous == unit ? "has the unit \(unit.rawValue) twice" : "has its units out of order"
                throw .duration(text, reason: reason, hint: "write each unit once, the largest first: 1h30m")
            }
            previous = unit
            let (part, overflows) = (Int64(digits) ?? .max).multipliedReportingOverflow(by: unit.milliseconds)
            guard !overflows, part <= Self.longest, total + part <= Self.longest else {
                throw .duration(text, reason: "is longer than a century", hint: Self.quantityHint)
            }
            total += part
        }
        self = .milliseconds(total)
    }

    /// What is wrong with a text besides its spaces is what has to be said; if nothing is, how it reads without them.
    private static func spaced(_ text: String) -> QuantityError {
        let squeezed = text.filter { !$0.isWhitespace }
        do {
            _ = try Duration(quantity: squeezed)
            return .duration(text, reason: "has a space in it", hint: "write \(squeezed)")
        } catch {
            guard case .duration(_, let reason, let hint) = error else { return error }
            return .duration(text, reason: reason, hint: hint)
        }
    }

    private static func misshapen(_ text: String, digits: Substring, rest: Substring) -> QuantityError {
        if rest.isEmpty, digits.count == text.count {
            return .duration(text, reason: "has no unit", hint: "say which: \(text)s, \(text)m, \(text)h or \(text)d")
        }
        if rest.first == ".", digits.count > 0 {
            return .duration(text, reason: "has a fraction", hint: "write whole numbers of smaller units: 1h30m")
        }
        if text.hasPrefix("-") { return .duration(text, reason: "is negative", hint: quantityHint) }
        return .duration(text, reason: "is not a duration", hint: quantityHint)
    }

    private static func unknownUnit(_ text: String, _ digits: Substring, _ word: Substring) -> QuantityError {
        if ["mo", "month", "months", "y", "yr", "year", "years", "mois", "an", "ans"].contains(word.lowercased()) {
            let hint = "months and years have no fixed length; write days: 30d, 365d"
            return .duration(text, reason: "has the unit '\(word)'", hint: hint)
        }
        let hint = DurationUnit.meant(by: String(word)).map { "write \(digits)\($0.rawValue)" } ?? quantityHint
        return .duration(text, reason: "has the unknown unit '\(word)'", hint: hint)
    }

    /// The shortest text that `init(quantity:)` reads back, exact to the millisecond: `1h30m`.
    package var quantity: String {
        var rest = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
        guard rest != 0 else { return "0s" }
        var text = rest < 0 ? "-" : ""
        rest = Int64(clamping: rest.magnitude)
        for unit in DurationUnit.allCases where unit != .week {
            let (count, remainder) = rest.quotientAndRemainder(dividingBy: unit.milliseconds)
            if count > 0 { text += "\(count)\(unit.rawValue)" }
            rest = remainder
        }
        return text
    }
}
