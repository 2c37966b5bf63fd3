package import Wording

/// Why a text is not a quantity. The reason is a clause that follows the text; the hint says what to write.
package enum QuantityError: Error, Hashable, Sendable {
    case duration(String, reason: String, hint: String)
    case size(String, reason: String, hint: String)
    case percentage(String, reason: String, hint: String)
}

extension QuantityError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .duration(let text, let reason, let hint):
            Problem(
                code: "quantity.duration", title: "This is not a duration.", detail: "\(quoted(text)) \(reason)",
                hint: hint)
        case .size(let text, let reason, let hint):
            Problem(
                code: "quantity.size", title: "This is not a size in bytes.", detail: "\(quoted(text)) \(reason)",
                hint: hint)
        case .percentage(let text, let reason, let hint):
            Problem(
                code: "quantity.percentage", title: "This is not a percentage.", detail: "\(quoted(text)) \(reason)",
                hint: hint)
        }
    }

    private func quoted(_ text: String) -> String {
        "'\(text.count > 40 ? text.prefix(40) + "…" : text)'"
    }
}
