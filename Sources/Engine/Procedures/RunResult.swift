package import VigieLedger
package import Wording

/// What a procedure returns: never a bare boolean, always a verdict and a sentence for people.
package protocol RunResult: Codable, Sendable {
    var verdict: Verdict { get }
    /// In the language of logs and commands.
    var summary: String { get }
    /// In the languages of people; the same as `summary` for who says nothing else.
    var summaryText: LocalizedText { get }
}

extension RunResult {
    package var summaryText: LocalizedText { LocalizedText(verbatim: summary) }
}

/// An error that knows what it says about the thing under test; any other ends a run as `inconclusive`.
package protocol VerdictError: Error {
    var verdict: Verdict { get }
}

extension Error {
    /// What a run that ends with this error has found out.
    var asVerdict: Verdict {
        (self as? any VerdictError)?.verdict ?? .inconclusive
    }
}

/// The result of a procedure that has nothing to report but that it is done.
package struct Done: RunResult, Hashable {
    private let said: RunSummary

    package init(_ summary: LocalizedText) {
        said = RunSummary(summary)
    }

    /// - Parameter summary: the same in both languages, or for nobody but who made the procedure.
    package init(_ summary: String) {
        self.init(LocalizedText(verbatim: summary))
    }

    private enum CodingKeys: String, CodingKey {
        case said = "summary"
    }

    package var summary: String { said.text.en }
    package var summaryText: LocalizedText { said.text }

    package var verdict: Verdict { .pass }
}
