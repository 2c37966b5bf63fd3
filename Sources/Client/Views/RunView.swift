package import JSONTree
package import Surroundings
package import VigieEngine
package import VigieLedger
package import VigieStore
package import Wording

/// A run, as a list shows it.
package struct RunView: Hashable, Codable, Sendable {
    package let id: String
    package let procedure: String
    package let version: Int
    /// Absent where events tell of the run: it may be large.
    package let input: JSONValue?
    package let subject: String
    package let cause: String
    /// A word of `RunStatus`.
    package let status: String
    package let createdAt: Timestamp
    package let verdict: Verdict?
    package let summary: String?
    /// The same in both languages, where the procedure said it in both.
    package let summaryText: LocalizedText?
    package let output: JSONValue?
    package let problem: Problem?
    package let startedAt: Timestamp?
    package let finishedAt: Timestamp?
    package let wakeAt: Timestamp?

    /// The status as the engine knows it; a word of a newer engine's counts as diverged.
    package var state: RunStatus { RunStatus(rawValue: status) ?? .diverged }
}

extension RunView {
    package init(_ record: RunRecord) {
        self.init(record, input: record.input, output: record.output)
    }

    /// The run without what may be large.
    package init(brief record: RunRecord) {
        self.init(record, input: nil, output: nil)
    }

    private init(_ record: RunRecord, input: JSONValue?, output: JSONValue?) {
        id = record.id
        procedure = record.procedure
        version = record.procedureVersion
        self.input = input
        subject = record.subject
        cause = record.cause
        status = record.status
        createdAt = record.createdAt
        verdict = record.verdict.flatMap(Verdict.init)
        summaryText = record.summary.map { RunSummary(stored: $0).text }
        summary = summaryText?.en
        self.output = output
        problem = record.problem.flatMap { try? $0.decoded(as: Problem.self) }
        startedAt = record.startedAt
        finishedAt = record.finishedAt
        wakeAt = record.wakeAt
    }
}
