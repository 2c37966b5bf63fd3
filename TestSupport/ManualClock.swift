package import Surroundings
import Synchronization

/// A clock that stands still until a test turns it; whoever sleeps wakes when his time has come.
package final class ManualClock: WallClock {
    private enum Deadline {
        case instant(Timestamp)
        case elapsed(Duration)
    }

    private struct Sleeper {
        let deadline: Deadline
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Timestamp
        var elapsed = Duration.zero
        var sleepers: [Int: Sleeper] = [:]
        /// Those who were cancelled before they had lain down.
        var cancelled: Set<Int> = []
        var nextSleeper = 0

        func isDue(_ deadline: Deadline) -> Bool {
            switch deadline {
            case .instant(let instant): instant <= now
            case .elapsed(let span): span <= elapsed
            }
        }

        mutating func takeDue() -> [Sleeper] {
            let due = sleepers.filter { isDue($0.value.deadline) }.sorted { $0.key < $1.key }
            for (id, _) in due { sleepers[id] = nil }
            return due.map(\.value)
        }
    }

    private let state: Mutex<State>

    /// - Parameter start: 2026-01-05, a Monday, unless told otherwise.
    package init(start: Timestamp = Timestamp(seconds: 1_767_571_200)) {
        state = Mutex(State(now: start))
    }

    package func now() -> Timestamp {
        state.withLock(\.now)
    }

    package func elapsed() -> Duration {
        state.withLock(\.elapsed)
    }

    package func sleep(until deadline: Timestamp) async throws {
        try await sleep { _ in .instant(deadline) }
    }

    package func sleep(for span: Duration) async throws {
        try await sleep { .elapsed($0.elapsed + span) }
    }

    // MARK: Turning

    /// Lets time pass.
    package func advance(by span: Duration) {
        let due = state.withLock { state in
            state.now = state.now + span
            state.elapsed += span
            return state.takeDue()
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Lets time pass until an instant; one that has passed changes nothing.
    package func advance(to instant: Timestamp) {
        advance(by: max(.zero, instant - now()))
    }

    /// Sets the time of day, forward or back, as an administrator does: no time passes.
    package func set(to instant: Timestamp) {
        let due = state.withLock { state in
            state.now = instant
            return state.takeDue()
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    // MARK: Watching

    package var sleeperCount: Int {
        state.withLock(\.sleepers.count)
    }

    /// Returns when at least so many sleep.
    package func waitForSleepers(_ count: Int) async {
        while sleeperCount < count { await Task.yield() }
    }

    /// Lets time pass in small steps until a condition holds.
    ///
    /// After each step those who woke are given time to act and to lie down again, so that time does not run away
    /// from them: in turns of the scheduler at first, then, should the machine be busy elsewhere, in real time.
    package func run(stepping span: Duration, until condition: () async throws -> Bool) async rethrows {
        while try await !condition() {
            let count = sleeperCount
            advance(by: span)
            for turn in 0..<5000 where turn < 20 || sleeperCount < max(1, count) { await Task.yield() }
            for _ in 0..<200 where sleeperCount < max(1, count) { try? await Task.sleep(for: .milliseconds(1)) }
        }
    }

    private func sleep(_ deadline: (State) -> Deadline) async throws {
        let (id, deadline) = state.withLock { state in
            state.nextSleeper += 1
            return (state.nextSleeper, deadline(state))
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Void, any Error>? = state.withLock { state in
                    if state.cancelled.remove(id) != nil { return .failure(CancellationError()) }
                    if state.isDue(deadline) { return .success(()) }
                    state.sleepers[id] = Sleeper(deadline: deadline, continuation: continuation)
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let sleeper = state.sleepers.removeValue(forKey: id)
                if sleeper == nil { state.cancelled.insert(id) }
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}
