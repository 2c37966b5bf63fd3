import Synchronization

/// Counts who is sending something, and lets nobody take all the places: one client has a few of them.
final class Uploads: Sendable {
    private let limit: Int
    private let limitOfOne: Int
    private let senders = Mutex<[String: Int]>([:])

    init(limit: Int, ofOne limitOfOne: Int) {
        self.limit = limit
        self.limitOfOne = limitOfOne
    }

    var inside: Int { senders.withLock { $0.values.reduce(0, +) } }

    /// - Returns: whether there was room; then `leave` has to follow.
    func enter(_ client: String) -> Bool {
        senders.withLock { senders in
            let own = senders[client] ?? 0
            guard own < limitOfOne, senders.values.reduce(0, +) < limit else { return false }
            senders[client] = own + 1
            return true
        }
    }

    func leave(_ client: String) {
        senders.withLock { senders in
            let own = (senders[client] ?? 1) - 1
            senders[client] = own > 0 ? own : nil
        }
    }
}
