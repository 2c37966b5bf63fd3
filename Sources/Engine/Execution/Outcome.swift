import JSONTree
import VigieLedger
import VigieStore
import Wording

/// How a run ends.
struct Outcome: Codable, Hashable, Sendable {
    let status: RunStatus
    let verdict: Verdict?
    let summary: RunSummary?
    let output: JSONValue?
    let problem: Problem?

    /// Ended without a result, so that what it did is undone.
    var isFailure: Bool { problem != nil }

    init(result: some RunResult) throws {
        status = .finished
        verdict = result.verdict
        summary = RunSummary(result.summaryText)
        output = try JSONValue(encoding: result)
        problem = nil
    }

    init(error: any Error) {
        status = .finished
        verdict = error.asVerdict
        problem = error.asProblem
        summary = (problem?.title).map { RunSummary(LocalizedText(verbatim: $0)) }
        output = nil
    }

    init(interruption: Interruption) {
        status = interruption.status
        verdict = status == .finished ? .inconclusive : nil
        problem = interruption.error.problem
        summary = (problem?.title).map { RunSummary(LocalizedText(verbatim: $0)) }
        output = nil
    }

    private init(status: RunStatus, verdict: Verdict?, summary: RunSummary?, output: JSONValue?, problem: Problem?) {
        self.status = status
        self.verdict = verdict
        self.summary = summary
        self.output = output
        self.problem = problem
    }

    /// The same end, saying what could not be undone.
    func withFailedUndos(_ steps: [String]) -> Outcome {
        guard let problem, !steps.isEmpty else { return self }
        let left = "Could not be undone: \(steps.joined(separator: ", "))."
        return Outcome(
            status: status, verdict: verdict, summary: summary, output: output,
            problem: Problem(
                code: problem.code, nature: problem.nature, title: problem.title,
                detail: [problem.detail, left].compactMap(\.self).joined(separator: " "), hint: problem.hint))
    }

    func scrubbed(_ scrubber: Scrubber) -> Outcome {
        Outcome(
            status: status, verdict: verdict, summary: summary.map { scrubber.scrub($0) },
            output: output.map(scrubber.scrub),
            problem: problem.map(scrubber.scrub))
    }
}
