package import Wording

/// Why an expression is not a schedule. The reason is a clause that follows the expression.
package enum CronError: Error, Hashable, Sendable {
    case malformed(String, reason: String, hint: String)
    /// Each field is fine, but no day has them all: `0 0 30 2 *`.
    case never(String)
    case unknownZone(String, suggestion: String?)
}

extension CronError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .malformed(let text, let reason, let hint):
            Problem(code: "cron.malformed", title: "This is not a schedule.", detail: "'\(text)' \(reason)", hint: hint)
        case .never(let text):
            Problem(
                code: "cron.never", title: "This schedule never comes due.",
                detail: "'\(text)' names days of the month that its months do not have",
                hint: "correct the day of the month or the month")
        case .unknownZone(let name, let suggestion):
            Problem(
                code: "cron.zone", title: "There is no such time zone.", detail: "'\(name)' is not an IANA time zone",
                hint: suggestion.map { "did you mean '\($0)'?" } ?? "write a name such as Europe/Paris or UTC")
        }
    }
}
