import Synchronization

/// How many are in a place at once, and how many there ever were.
final class Crowd: Sendable {
    private let state = Mutex((now: 0, most: 0))

    var most: Int { state.withLock(\.most) }

    /// Stays a while.
    func visit() async {
        state.withLock { state in
            state.now += 1
            state.most = max(state.most, state.now)
        }
        for _ in 0..<20 { await Task.yield() }
        state.withLock { $0.now -= 1 }
    }
}
