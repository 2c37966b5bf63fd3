import Synchronization

/// How many are in a place at once, and how many there ever were.
final class Crowd: Sendable {
    private let state = Mutex((now: 0, most: 0))

    var most: Int { state.withLock(\.most) }

    /// Stays a while; longer as long as fewer are there than are to meet.
    func visit(meeting: Int = 1) async {
        state.withLock { state in
            state.now += 1
            state.most = max(state.most, state.now)
        }
        for turn in 0..<200_000 where turn < 20 || most < meeting { await Task.yield() }
        state.withLock { $0.now -= 1 }
    }
}
