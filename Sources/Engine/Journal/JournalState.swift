import JSONTree
import Surroundings
import VigieStore

/// What changes in a journal; only touched under its lock.
struct JournalState: Sendable {
    var history: History
    var signals: [SignalRecord]
    /// Keys of the signals that earlier steps have used up.
    var consumed: Set<String> = []
    /// The step whose body is running.
    var running: String?
    var halt: Halt?
    var interruption: Interruption?
    /// Whether the procedure has met the interruption, or could still end as if there were none.
    var metInterruption = false
    /// A mistake in the procedure that must not go unnoticed, whatever it catches.
    var fault: EngineError?
    var undos: [Undo] = []
    var lines: [LogLine] = []
    /// When the latest step ended: what time it is for the procedure.
    var latest: Timestamp
    /// How many names were given since the latest step.
    var identifiers = 0

    init(record: RunRecord, steps: [StepRecord], signals: [SignalRecord]) {
        history = History(steps)
        latest = record.startedAt ?? record.createdAt
        self.signals = signals
        consumed = Set(steps.compactMap { $0.kind == StepKind.signal.rawValue ? $0.result?["key"]?.string : nil })
    }

    /// Leaves the present place behind.
    mutating func pass(at instant: Timestamp?, _ failure: StepFailure? = nil) {
        if let failure { meet(failure) }
        history.advance()
        running = nil
        identifiers = 0
        if let instant { latest = instant }
    }
}

extension JournalState {
    /// Notes that the procedure was told of a failed step, which may be how it learns that the run is turned back.
    mutating func meet(_ failure: StepFailure) {
        guard let cause = failure.interruption else { return }
        interruption = interruption ?? cause
        metInterruption = true
    }
}

/// How to undo a finished step.
struct Undo: Sendable {
    let step: String
    let retry: RetryPolicy
    let timeout: Duration?
    let body: @Sendable (StepContext) async throws -> Void
}
