package import Surroundings

/// Pauses that grow, with chance in them, so that many clients do not come back at one moment.
package struct Backoff: Sendable {
    package let first: Duration
    package let most: Duration
    /// After such a time without trouble it begins again with the first pause.
    package let reset: Duration
    private var steps = 0
    private var lastAsked: Duration?

    package init(first: Duration, most: Duration, reset: Duration = .seconds(120)) {
        self.first = first
        self.most = most
        self.reset = reset
    }

    /// The next pause: between once and twice the step's length.
    package mutating func next(_ world: World) -> Duration {
        let now = world.clock.elapsed()
        if let lastAsked, now - lastAsked > reset { steps = 0 }
        lastAsked = now
        let step = min(most, first * Double(1 << min(steps, 20)))
        steps += 1
        return step * (1 + world.random.fraction())
    }

    package mutating func succeeded() {
        steps = 0
    }
}
