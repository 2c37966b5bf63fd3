package import VigieLedger
package import Wording

/// What a failed step throws, the first time and whenever it is replayed.
///
/// The error that the body threw does not survive a crash, so a procedure never sees it: it sees its problem, and
/// what it said about the thing under test.
package struct StepFailure: VerdictError, ProblemConvertible, Hashable, Codable, Sendable {
    package let step: String
    package let problem: Problem
    package let verdict: Verdict
    /// Set where the step has not failed by itself: the run was turned back.
    let interruption: Interruption?

    init(step: String, problem: Problem, verdict: Verdict = .inconclusive) {
        self.step = step
        self.problem = problem
        self.verdict = verdict
        interruption = nil
    }

    init(step: String, interruption: Interruption, scrubber: Scrubber) {
        self.step = step
        self.interruption = interruption
        problem = scrubber.scrub(interruption.error.problem)
        verdict = .inconclusive
    }
}
