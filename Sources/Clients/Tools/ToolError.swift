package import Wording

/// Why a tool could not be run to its end. That it ended badly is a `ToolResult`, not an error.
package enum ToolError: Error, Hashable, Sendable {
    case notFound(name: String, searched: [String])
    case noVersion(name: String, said: String)
    case couldNotStart(name: String, reason: String)
    /// Only the superuser may start a tool as somebody else.
    case mayNotRunAs(account: String, name: String)
    case timedOut(name: String, after: Duration, said: String)
    case streamBroken(name: String, reason: String)
}

extension ToolError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound(let name, let searched):
            Problem(
                code: "tool.not-found", title: "The program \(name) is not installed.",
                detail: "Looked in \(searched.joined(separator: ", ")).",
                hint: "Install it, or put its directory into PATH.")
        case .noVersion(let name, let said):
            Problem(
                code: "tool.no-version", title: "The program \(name) does not tell its version.", detail: said,
                hint: "Is the first \(name) in PATH the program that is meant?")
        case .couldNotStart(let name, let reason):
            Problem(code: "tool.could-not-start", title: "The program \(name) could not be started.", detail: reason)
        case .mayNotRunAs(let account, let name):
            Problem(
                code: "tool.may-not-run-as", title: "The program \(name) has to run as the account \(account).",
                hint: "Run Vigie as root or as \(account).")
        case .timedOut(let name, let after, let said):
            Problem(
                code: "tool.timed-out", title: "The program \(name) did not end in time.",
                detail: "It was stopped after \(after). " + said)
        case .streamBroken(let name, let reason):
            Problem(
                code: "tool.stream-broken", title: "What the program \(name) writes could not be read.", detail: reason)
        }
    }
}
