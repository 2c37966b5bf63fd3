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
}
