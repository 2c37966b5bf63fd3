/// What a row of a run's history is; the words are those of `StepRecord.kind`.
package enum StepKind: String, Sendable {
    case repeatable
    case once
    /// An entry of the ledger, written in the same commit.
    case record
    case sleep
    case signal
    case approval
    /// Another run, inserted in the same commit.
    case start
    /// The procedure has ended without a result: from here on the finished steps are undone. Holds the outcome.
    case unwind
    case undo

    init(_ effect: Effect) {
        self =
            switch effect {
            case .repeatable: .repeatable
            case .once: .once
            }
    }

    /// Whether it is something that is done; the others are the engine's own notes, or wait for something.
    package var isWork: Bool {
        switch self {
        case .repeatable, .once, .undo: true
        case .record, .sleep, .signal, .approval, .start, .unwind: false
        }
    }
}

/// How far a step is; the words are those of `StepRecord.state`.
package enum StepState: String, Sendable {
    /// Of a `.once` step: it may or may not have happened.
    case started
    /// Failed, and will be tried again at `result.retryAt`.
    case retrying
    /// Waits for a signal or an approval.
    case waiting
    case finished
    case failed
}
