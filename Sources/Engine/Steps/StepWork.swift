import JSONTree
import Surroundings
import VigieLedger
import VigieStore
import Wording

/// One step, from the first attempt to its end, across crashes.
struct StepWork<Value: Codable & Sendable>: Sendable {
    let name: String
    let kind: StepKind
    let retry: RetryPolicy
    let timeout: Duration?
    let journal: Journal
    let body: @Sendable (StepContext) async throws -> Value

    func value() async throws -> Value {
        switch try await journal.enter(name, kind) {
        case .known(let result): return try decode(result ?? .null)
        case .open(let sequence, let row):
            var row =
                row
                ?? StepRecord(
                    run: journal.record.id, sequence: sequence, name: name, kind: kind.rawValue,
                    state: StepState.retrying.rawValue, attempt: 0, startedAt: journal.world.now())
            if row.state == StepState.started.rawValue {
                if let value = try await resolution(of: &row) { return value }
            } else if let instant = row.result?["retryAt"]?.string.flatMap(Timestamp.init(rfc3339:)) {
                try await rest(until: instant, row: &row)
            }
            return try await attempts(&row)
        }
    }

    private func attempts(_ row: inout StepRecord) async throws -> Value {
        while true {
            try checkRunning()
            row.attempt += 1
            row.result = nil
            if kind == .once {
                row.state = StepState.started.rawValue
                try await journal.commit([.putStep(row)])
            }
            journal.emit(.stepStarted(row))
            let began = journal.world.clock.elapsed()
            do {
                let (value, result) = try await attempt(row)
                try await journal.finish(&row, result: result)
                journal.emit(.stepFinished(step: name, took: journal.world.clock.elapsed() - began))
                return value
            } catch let halted as RunHalted {
                throw halted
            } catch {
                let instant = try await retryTime(&row, after: error)
                try await rest(until: instant, row: &row)
            }
        }
    }

    /// Begins nothing in a process that is being stopped.
    private func checkRunning() throws {
        guard Task.isCancelled else { return }
        if kind == .undo || journal.with(\.interruption) == nil { throw journal.halt(.stopped) }
    }

    private func attempt(_ row: StepRecord) async throws -> (Value, JSONValue) {
        let context = StepContext(
            idempotencyKey: "\(row.run)/\(row.sequence)", attempt: row.attempt, step: name, journal: journal)
        let value = try await timed(context)
        let result = try JSONValue(encoding: value)
        let scrubbed = journal.scrubber.scrub(result)
        // What a replay would answer is what the procedure gets now.
        return scrubbed == result ? (value, result) : (try decode(scrubbed), scrubbed)
    }

    /// Notes a failed attempt and when the next one is due; throws where there is none.
    private func retryTime(_ row: inout StepRecord, after error: any Error) async throws -> Timestamp {
        let failure = try judge(error)
        let isInterrupted = kind != .undo && journal.with(\.interruption) != nil
        guard row.attempt < retry.attempts, failure.verdict != .fail, !isInterrupted else {
            try await journal.fail(&row, failure)
            journal.emit(.stepFailed(row))
            throw failure
        }
        let chance = journal.world.random.fraction()
        let instant = journal.world.now() + retry.delay(afterAttempt: row.attempt, chance: chance)
        row.state = StepState.retrying.rawValue
        row.result = ["retryAt": .string(instant.rfc3339)]
        row.problem = try JSONValue(encoding: failure)
        try await journal.commit([.putStep(row)])
        journal.emit(.stepFailed(row))
        return instant
    }

    /// What an error of the body, or of waiting for its next attempt, means for the step.
    private func judge(_ error: any Error) throws -> StepFailure {
        if let fault = journal.with(\.fault) { throw StepFailure(step: name, problem: fault.problem) }
        if journal.with({ $0.halt != nil }) { throw RunHalted() }
        if let failure = error as? StepFailure, failure.interruption != nil { return failure }
        guard Task.isCancelled else {
            let problem = journal.scrubber.scrub(error.asProblem)
            return StepFailure(step: name, problem: problem, verdict: error.asVerdict)
        }
        guard kind != .undo, let interruption = journal.with(\.interruption) else { throw journal.halt(.stopped) }
        return StepFailure(step: name, interruption: interruption, scrubber: journal.scrubber)
    }

    private func rest(until instant: Timestamp, row: inout StepRecord) async throws {
        do {
            try await journal.rest(name, kind, until: instant)
        } catch let halted as RunHalted {
            throw halted
        } catch {
            let failure = try judge(error)
            try await journal.fail(&row, failure)
            throw failure
        }
    }

    private func decode(_ result: JSONValue) throws -> Value {
        do {
            return try result.decoded(as: Value.self)
        } catch {
            let problem = EngineError.unreadableResult(step: name, reason: String(describing: error)).problem
            throw journal.halt(.diverged(journal.scrubber.scrub(problem)))
        }
    }
}

// MARK: - Time limit

extension StepWork {
    private func timed(_ context: StepContext) async throws -> Value {
        guard let timeout else { return try await body(context) }
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body(context) }
            group.addTask {
                try await journal.world.clock.sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let value = first else {
                throw EngineError.stepTimedOut(step: name, limit: timeout)
            }
            return value
        }
    }
}

// MARK: - Unknown outcomes

extension StepWork {
    /// What a person said became of a step that was cut off; `nil` where it has to be done again.
    private func resolution(of row: inout StepRecord) async throws -> Value? {
        switch Resolution.latest(in: journal.with(\.signals), of: row) {
        case nil: throw journal.halt(.uncertain(EngineError.unknownOutcome(step: name).problem))
        case .notDone: return nil
        case .abandon(let person):
            let interruption = Interruption.abandoned(step: name, by: person)
            let failure = StepFailure(step: name, interruption: interruption, scrubber: journal.scrubber)
            try await journal.fail(&row, failure)
            throw failure
        case .done(let result):
            let value: Value
            do {
                value = try result.decoded(as: Value.self)
            } catch {
                let error = EngineError.unreadableResolution(step: name, reason: String(describing: error))
                throw journal.halt(.uncertain(error.problem))
            }
            try await journal.finish(&row, result: result)
            return value
        }
    }
}
