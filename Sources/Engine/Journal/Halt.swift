import Surroundings
import VigieStore
import Wording

/// Why a run is not carried on by this worker for now, with its history kept.
enum Halt: Sendable {
    /// The process is being stopped; anybody may go on with the run.
    case stopped
    /// Another worker may have the run.
    case leaseLost
    case store(StoreError)
    /// Laid aside until it is due, or until a signal comes.
    case suspended(Suspension)
    case uncertain(Problem)
    case diverged(Problem)
}

extension Journal {
    var isLeaseLost: Bool {
        if case .leaseLost = with(\.halt) { true } else { false }
    }
}

/// A run laid aside.
struct Suspension: Sendable {
    let status: RunStatus
    let wakeAt: Timestamp?
    /// The step that waits, where that is not written yet.
    let row: StepRecord?
    /// How many signals were known when this was decided: one more, and it is decided anew.
    let seen: Int
}

/// Thrown through a procedure whose run was halted: nothing that it does about it has an effect.
struct RunHalted: Error {}

/// Why a run may not go forward any more, though its worker does: what was done is now undone.
enum Interruption: Hashable, Codable, Sendable {
    case cancelled(by: String, reason: String?)
    case pastTimeLimit(Duration)
    case abandoned(step: String, by: String)

    var error: EngineError {
        switch self {
        case .cancelled(let person, let reason): .cancelled(by: person, reason: reason)
        case .pastTimeLimit(let limit): .pastTimeLimit(limit)
        case .abandoned(let step, let person): .abandoned(step: step, by: person)
        }
    }

    /// How a run ends that was stopped so.
    var status: RunStatus {
        switch self {
        case .cancelled, .abandoned: .cancelled
        case .pastTimeLimit: .finished
        }
    }
}
