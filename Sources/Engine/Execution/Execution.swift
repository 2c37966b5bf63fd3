import JSONTree
import Surroundings
import VigieStore
import Wording

/// One worker's go at a run, from taking it up to ending it or laying it aside.
struct Execution: Sendable {
    let procedure: any Procedure
    let run: Run
    let journal: Journal
    let locks: [HeldLease]

    /// What has become of the run when this worker is done with it.
    enum Ending: Sendable {
        case ended
        /// Laid aside; the number of signals that were known then.
        case suspended(seen: Int)
        /// Waits for a person.
        case needsPerson
        /// This process is being stopped.
        case stopped
        case leaseLost
        case failed(StoreError)
    }

    func perform() async -> Ending {
        await withTaskGroup(of: Ending?.self) { group in
            group.addTask {
                await Pulse(journal: journal, locks: locks, limit: limit).beat()
                return nil
            }
            group.addTask { await work() }
            var ending: Ending?
            for await part in group {
                if let part { ending = part }
                // The pulse ends first where the lease is lost: then nothing more may be done.
                if part != nil || journal.isLeaseLost { group.cancelAll() }
            }
            return ending ?? .stopped
        }
    }

    var limit: (Timestamp, Duration)? {
        guard let span = procedure.timeLimit, let start = journal.record.startedAt else { return nil }
        return (start + span, span)
    }

    private func work() async -> Ending {
        if let limit, journal.world.now() >= limit.0 { journal.interrupt(.pastTimeLimit(limit.1)) }
        if let cancellation = Interruption(cancelling: journal.with(\.signals)) { journal.interrupt(cancellation) }
        do {
            var outcome = try await forward()
            if outcome.isFailure { outcome = try await Unwinding(journal: journal).unwind(outcome) }
            return try await conclude(outcome)
        } catch {
            return await layDown()
        }
    }

    /// Calls the procedure, and cancels its task when the run may not go forward any more.
    private func forward() async throws -> Outcome {
        let result = await withTaskGroup(of: Result<Outcome, any Error>?.self) { group in
            group.addTask {
                do {
                    return .success(try await procedure.outcome(in: run))
                } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                for await _ in journal.interruptions {}
                return nil
            }
            var result: Result<Outcome, any Error>?
            for await part in group {
                if let part { result = part }
                group.cancelAll()
            }
            return result
        }
        return try judge(result)
    }

    /// What the end of the procedure means for the run.
    private func judge(_ result: Result<Outcome, any Error>?) throws -> Outcome {
        let state = journal.with(\.self)
        guard state.halt == nil, let result else { throw journal.halt(.stopped) }
        if let row = state.history.current, row.kind == StepKind.unwind.rawValue {
            // It had ended before, and was being undone when the work was cut off.
            return try row.result?.decoded() ?? Outcome(error: RunHalted())
        }
        if let fault = state.fault { return Outcome(error: fault) }
        switch result {
        case .failure(let error) where Task.isCancelled || error is CancellationError && state.interruption != nil:
            // Cut off between two steps: whether it had come to where the run was does not matter then.
            guard let interruption = state.interruption else { throw journal.halt(.stopped) }
            return Outcome(interruption: interruption)
        case _ where state.history.isReplaying:
            throw journal.diverged(found: "the end of the procedure")
        case .failure(let error): return state.interruption.map(Outcome.init(interruption:)) ?? Outcome(error: error)
        case .success(let outcome):
            // What it ended with before it heard that it should not, stands.
            guard state.metInterruption, let interruption = state.interruption else { return outcome }
            return Outcome(interruption: interruption)
        }
    }
}

extension Procedure {
    fileprivate func outcome(in run: Run) async throws -> Outcome {
        try await Outcome(result: perform(in: run))
    }
}
