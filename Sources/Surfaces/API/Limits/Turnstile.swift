import Synchronization

/// Counts who is inside, and lets nobody in who would be one too many.
final class Turnstile: Sendable {
    private let limit: Int
    private let count = Atomic<Int>(0)

    init(limit: Int) {
        self.limit = limit
    }

    var inside: Int { count.load(ordering: .relaxed) }

    /// - Returns: whether there was room; then `leave` has to follow.
    func enter() -> Bool {
        guard count.wrappingAdd(1, ordering: .relaxed).newValue <= limit else {
            leave()
            return false
        }
        return true
    }

    func leave() {
        count.wrappingSubtract(1, ordering: .relaxed)
    }
}
