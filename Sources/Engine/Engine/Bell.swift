import Surroundings
import Synchronization

/// Wakes a worker that waits, from the same process.
final class Bell: Sendable {
    private struct State {
        var hasRung = false
        var listener: AsyncStream<Void>.Continuation?
    }

    private let clock: any WallClock
    private let state = Mutex(State())

    init(clock: any WallClock) {
        self.clock = clock
    }

    func ring() {
        let listener = state.withLock { state in
            state.hasRung = true
            return state.listener
        }
        listener?.yield()
    }

    /// Returns when the bell has rung since the last time, or after a span.
    func wait(atMost span: Duration) async throws {
        let (rings, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let hasRung = state.withLock { state in
            state.listener = listener
            return state.hasRung
        }
        if !hasRung {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { for await _ in rings { return } }
                // When cancelled, whoever waits looks for himself.
                group.addTask { try? await self.clock.sleep(for: span) }
                await group.next()
                group.cancelAll()
            }
        }
        state.withLock { $0 = State() }
        try Task.checkCancellation()
    }
}
