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
            throw failure(of: row)
        case .open(let sequence, let row): return .open(sequence: sequence, row)
        case .unwinding(let row): throw failure(of: row)
        case .diverged(let place, let expected):
            throw diverged(place: place, expected: expected, found: "\(kind.rawValue) \(name)")
        case .overlapping(let error): throw StepFailure(step: name, problem: error.problem)
        case .interrupted(let interruption, let row):
            let problem = scrubber.scrub(interruption.error.problem)
            guard var row else { throw StepFailure(step: name, problem: problem) }
            row.state = StepState.failed.rawValue
            throw try await fail(&row, problem: problem, verdict: .inconclusive)
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
    func fail(_ row: inout StepRecord, problem: Problem, verdict: Verdict) async throws -> StepFailure {
        let failure = StepFailure(step: row.name, problem: problem, verdict: verdict)
        row.state = StepState.failed.rawValue
        row.problem = try JSONValue(encoding: failure)
        row.finishedAt = world.now()
        try await commit([.putStep(row)])
        with { [row] in $0.pass(at: row.finishedAt) }
        return failure
    }

    /// Lays the run aside at a step that waits for people or signals.
    func layAside(_ row: inout StepRecord, until wakeAt: Timestamp?, seen: Int) async throws -> any Error {
        row.state = StepState.waiting.rawValue
        let suspension = Suspension(status: .waiting, wakeAt: wakeAt, row: row, seen: seen)
        let error = suspend(row.name, suspension)
        guard let failure = error as? StepFailure else { return error }
        return try await fail(&row, problem: failure.problem, verdict: failure.verdict)
    }

    /// Halts the run because its history is not what the procedure does.
    func diverged(place: Int, expected: StepRecord, found: String) -> RunHalted {
        let error = EngineError.diverged(place: place, expected: "\(expected.kind) \(expected.name)", found: found)
        return halt(.diverged(error.problem))
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
    case diverged(place: Int, expected: StepRecord)
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
        case .diverged(let expected): return .diverged(place: history.next, expected: expected)
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
