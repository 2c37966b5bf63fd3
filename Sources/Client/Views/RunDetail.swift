package import JSONTree
package import Surroundings
package import VigieEngine
package import VigieStore
package import Wording

/// A run with its steps, the beginning of its log, and what it asks people.
package struct RunDetail: Hashable, Codable, Sendable {
    package let run: RunView
    package let steps: [StepView]
    package let log: Page<LogLineView>
    /// What people are asked to decide on before it goes on.
    package let approval: ApprovalRequest?
    /// The indices of what it recorded in the ledger.
    package let entries: [EntryView]
    /// The people behind the actors it names, as far as they are known.
    package let names: [String: String]

    package init(
        run: RunView, steps: [StepView], log: Page<LogLineView>, approval: ApprovalRequest?, entries: [EntryView],
        names: [String: String] = [:]
    ) {
        self.run = run
        self.steps = steps
        self.log = log
        self.approval = approval
        self.entries = entries
        self.names = names
    }
}

/// One step of a run.
package struct StepView: Hashable, Codable, Sendable {
    package let sequence: Int
    package let name: String
    /// `repeatable`, `once`, `record`, `sleep`, `signal`, `approval`, `start`, `unwind` or `undo`.
    package let kind: String
    /// `started`, `retrying`, `waiting`, `finished` or `failed`.
    package let state: String
    package let attempt: Int
    package let result: JSONValue?
    /// Why the last attempt failed, if it did.
    package let problem: Problem?
    package let startedAt: Timestamp
    package let finishedAt: Timestamp?
    /// When it is tried again, where that is to be.
    package let retryAt: Timestamp?
}

extension StepView {
    /// Whether it is something that is done; of a kind that is unknown here, one hears all the same.
    package var isWork: Bool {
        StepKind(rawValue: kind)?.isWork ?? true
    }

    /// Whether its last attempt has not come to an end, as far as is known.
    package var isUnderWay: Bool {
        state == StepState.started.rawValue
    }
}

extension StepView {
    package init(_ record: StepRecord) {
        self.init(record, result: record.result)
    }

    /// The step without what may be large.
    package init(brief record: StepRecord) {
        self.init(record, result: nil)
    }

    /// An attempt that is under way. The store need not know of it before it ends.
    package init(underWay record: StepRecord) {
        var record = record
        record.state = StepState.started.rawValue
        record.problem = nil
        self.init(record, result: nil)
    }

    private init(_ record: StepRecord, result: JSONValue?) {
        sequence = record.sequence
        name = record.name
        kind = record.kind
        state = record.state
        attempt = record.attempt
        self.result = result
        problem = record.problem.flatMap { try? $0.decoded(as: StepFailure.self) }?.problem
        startedAt = record.startedAt
        finishedAt = record.finishedAt
        let retry = record.state == StepState.retrying.rawValue ? record.result?["retryAt"]?.string : nil
        retryAt = retry.flatMap { Timestamp(rfc3339: $0) }
    }
}

/// A line of a run's log.
package struct LogLineView: Hashable, Codable, Sendable {
    /// Grows through all runs.
    package let position: Int64
    package let at: Timestamp
    package let step: String?
    package let level: String
    package let message: String
    package let fields: JSONValue?
}

extension LogLineView {
    package init(_ line: LogLine) {
        position = line.position
        at = line.at
        step = line.step
        level = line.level
        message = line.message
        fields = line.fields
    }
}
