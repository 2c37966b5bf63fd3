package import VigieLedger

/// What a procedure returns: never a bare boolean, always a verdict and a sentence for people.
package protocol RunResult: Codable, Sendable {
    var verdict: Verdict { get }
    var summary: String { get }
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
    package let summary: String

    package init(_ summary: String) {
        self.summary = summary
    }

    package var verdict: Verdict { .pass }
}
