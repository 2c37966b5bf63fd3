import JSONTree
import Surroundings
import VigieLedger
import VigieStore
import Wording

/// Where a procedure stands when it asks for a step.
enum Place {
    /// The step was finished before.
    case known(JSONValue?)
    /// It has to be done; the row is what an earlier attempt left.
    case open(sequence: Int, StepRecord?)
}

extension Journal {
    /// Comes to the next step of the procedure.
    ///
    /// - Throws: `RunHalted` when this worker must not go on; `StepFailure` where the step failed before, or where
    ///   the run may not go forward.
    func enter(_ name: String, _ kind: StepKind) async throws -> Place {
        let passage = try with { state in try state.enter(name, kind) }
        switch passage {
        case .known(let row):
            guard row.state == StepState.failed.rawValue else { return .known(row.result) }
            let failure = failure(of: row)
            with { $0.meet(failure) }
            throw failure
        case .open(let sequence, let row): return .open(sequence: sequence, row)
        case .unwinding(let row): throw failure(of: row)
        case .diverged: throw diverged(found: "\(kind.rawValue) \(name)")
        case .overlapping(let error): throw StepFailure(step: name, problem: error.problem)
        case .interrupted(let interruption, let row):
            let failure = StepFailure(step: name, interruption: interruption, scrubber: scrubber)
            if var row { try await fail(&row, failure) }
            throw failure
        }
    }

    /// Ends the present step well: its row and what belongs to it become durable together.
    @discardableResult
    func finish(_ row: inout StepRecord, result: JSONValue?, with changes: [Change] = []) async throws -> [Receipt] {
        if let fault = with(\.fault) { throw StepFailure(step: row.name, problem: fault.problem) }
        row.state = StepState.finished.rawValue
        row.result = result
        row.problem = nil
        row.finishedAt = row.finishedAt ?? world.now()
        let receipts = try await commit(changes + [.putStep(row)])
        with { [row] in $0.pass(at: row.finishedAt) }
        return receipts
    }

    /// Ends the present step badly.
    func fail(_ row: inout StepRecord, _ failure: StepFailure) async throws {
        row.state = StepState.failed.rawValue
        row.problem = try JSONValue(encoding: failure)
        row.finishedAt = world.now()
        try await commit([.putStep(row)])
        with { [row] in $0.pass(at: row.finishedAt, failure) }
    }

    /// Lays the run aside at a step that waits for people or signals.
    func layAside(_ row: inout StepRecord, until wakeAt: Timestamp?, seen: Int) async throws -> any Error {
        row.state = StepState.waiting.rawValue
        let suspension = Suspension(status: .waiting, wakeAt: wakeAt, row: row, seen: seen)
        let error = suspend(row.name, .signal, suspension)
        if let failure = error as? StepFailure { try await fail(&row, failure) }
        return error
    }

    /// Halts the run because its history is not what the procedure does.
    func diverged(found: String) -> RunHalted {
        let (place, row) = with { ($0.history.next, $0.history.current) }
        let expected = row.map { "\($0.kind) \($0.name)" } ?? "nothing"
        return halt(.diverged(EngineError.diverged(place: place, expected: expected, found: found).problem))
    }

    private func failure(of row: StepRecord) -> StepFailure {
        if let failure = try? row.problem?.decoded(as: StepFailure.self) { return failure }
        return StepFailure(step: row.name, problem: Problem(code: "engine.failed", title: "The step failed."))
    }
}

/// What coming to a step means, before anything is written.
private enum Passage {
    case known(StepRecord)
    case open(Int, StepRecord?)
    case unwinding(StepRecord)
    case diverged
    case overlapping(EngineError)
    case interrupted(Interruption, StepRecord?)
}

extension JournalState {
    fileprivate mutating func enter(_ name: String, _ kind: StepKind) throws(RunHalted) -> Passage {
        guard halt == nil else { throw RunHalted() }
        if let running {
            fault = .overlappingSteps(running: running, asked: name)
        }
        if let fault { return .overlapping(fault) }
        let answer = history.answer(to: name, kind)
        switch answer {
        case .known(let row):
            pass(at: row.finishedAt)
            return .known(row)
        case .unwinding: return history.current.map(Passage.unwinding) ?? .open(history.next, nil)
        case .diverged: return .diverged
        case .new, .open:
            // Undoing goes on whatever has interrupted the run.
            if let interruption, kind != .undo, kind != .unwind {
                metInterruption = true
                return .interrupted(interruption, history.current)
            }
            running = name
            return .open(history.next, history.current)
        }
    }
}
