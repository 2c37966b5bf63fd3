package import JSONTree
package import Surroundings

/// A run as the store keeps it. What the words mean is the engine's business.
package struct RunRecord: Hashable, Sendable {
    package let id: String
    package let procedure: String
    package let procedureVersion: Int
    package let input: JSONValue
    /// The resource it is about: `BackupPolicy/shop`.
    package let subject: String
    /// Who or what asked for it: `schedule/shop-full`, `person/…`, `reaction/…`.
    package let cause: String
    /// Unique where present.
    package let idempotencyKey: String?
    package let createdAt: Timestamp
    package var status: String
    package var verdict: String?
    package var summary: String?
    package var output: JSONValue?
    package var problem: JSONValue?
    /// When it becomes due; a sleeping run's alarm.
    package var wakeAt: Timestamp?
    package var startedAt: Timestamp?
    package var finishedAt: Timestamp?

    package init(
        id: String, procedure: String, procedureVersion: Int = 1, input: JSONValue, subject: String, cause: String,
        idempotencyKey: String? = nil, createdAt: Timestamp, status: String
    ) {
        self.id = id
        self.procedure = procedure
        self.procedureVersion = procedureVersion
        self.input = input
        self.subject = subject
        self.cause = cause
        self.idempotencyKey = idempotencyKey
        self.createdAt = createdAt
        self.status = status
    }
}

/// Which runs to read, newest first. Every condition that is given must hold.
package struct RunQuery: Hashable, Sendable {
    package var statuses: [String]?
    package var procedure: String?
    /// Only runs of one of these procedures.
    package var procedures: [String]?
    package var subject: String?
    package var verdict: String?
    /// Only runs whose id sorts before this one: the next page.
    package var before: String?
    package var limit: Int

    package init(
        statuses: [String]? = nil, procedure: String? = nil, procedures: [String]? = nil, subject: String? = nil,
        verdict: String? = nil, before: String? = nil, limit: Int = 100
    ) {
        self.statuses = statuses
        self.procedure = procedure
        self.procedures = procedures
        self.subject = subject
        self.verdict = verdict
        self.before = before
        self.limit = limit
    }
}

/// One step of a run.
package struct StepRecord: Hashable, Sendable {
    package let run: String
    /// From 0, in the order the procedure reached them; undo steps go on counting.
    package let sequence: Int
    package let name: String
    package let kind: String
    package var state: String
    package var attempt: Int
    package var result: JSONValue?
    package var problem: JSONValue?
    package var startedAt: Timestamp
    package var finishedAt: Timestamp?

    package init(
        run: String, sequence: Int, name: String, kind: String, state: String, attempt: Int = 1,
        result: JSONValue? = nil, problem: JSONValue? = nil, startedAt: Timestamp, finishedAt: Timestamp? = nil
    ) {
        self.run = run
        self.sequence = sequence
        self.name = name
        self.kind = kind
        self.state = state
        self.attempt = attempt
        self.result = result
        self.problem = problem
        self.startedAt = startedAt
        self.finishedAt = finishedAt
    }
}

/// A message to a run: a cancellation, a decision, a fact it waits for.
package struct SignalRecord: Hashable, Sendable {
    package let run: String
    package let name: String
    /// Makes posting idempotent within the run and name.
    package let key: String
    package let payload: JSONValue
    package let at: Timestamp

    package init(run: String, name: String, key: String, payload: JSONValue, at: Timestamp) {
        self.run = run
        self.name = name
        self.key = key
        self.payload = payload
        self.at = at
    }
}

/// A line of a run's log.
package struct LogLine: Hashable, Sendable {
    package let run: String
    /// Set by the store; grows through all runs.
    package var position: Int64
    package let at: Timestamp
    /// The step it belongs to, by name.
    package let step: String?
    package let level: String
    package let message: String
    package let fields: JSONValue?

    package init(
        run: String, position: Int64 = 0, at: Timestamp, step: String? = nil, level: String = "info", message: String,
        fields: JSONValue? = nil
    ) {
        self.run = run
        self.position = position
        self.at = at
        self.step = step
        self.level = level
        self.message = message
        self.fields = fields
    }
}
