/// Figures in words, as both languages write them.
extension LocalizedText {
    /// A number of things: `1 promise`, `3 promises`; in French zero is singular.
    package init(_ count: Int, en: (one: String, many: String), fr: (one: String, many: String)) {
        let figure = LocalizedText(integer: count)
        self.init(
            en: "\(figure.en) \(count == 1 ? en.one : en.many)",
            fr: "\(figure.fr) \(count.magnitude < 2 ? fr.one : fr.many)"
        )
    }

    /// A whole number with its thousands set apart: `18,204`, `18 204`.
    package init(integer value: Int) {
        let digits = String(value.magnitude)
        var groups = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { groups.append(",") }
            groups.append(digit)
        }
        let text = (value < 0 ? "−" : "") + groups
        self.init(en: text, fr: text.replacing(",", with: [Typography.noBreakSpace]))
    }

    /// A number with a fixed count of decimals, from 0 to 6: `1.05`, `1,05`.
    package init(decimal value: Double, places: Int) {
        precondition((0...6).contains(places), "as many places as the value can be trusted for")
        let scale = (0..<places).reduce(into: 1.0) { scale, _ in scale *= 10 }
        let scaled = (value.magnitude * scale).rounded()
        guard scaled < 0x1p53 else {
            self.init(verbatim: "\(value)")
            return
        }
        let digits = String(Int64(scaled))
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        let sign = value < 0 && scaled > 0 ? "−" : ""
        let whole = padded.dropLast(places)
        let fraction = padded.suffix(places)
        self.init(
            en: places == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)",
            fr: places == 0 ? "\(sign)\(whole)" : "\(sign)\(whole),\(fraction)"
        )
    }
}
