/// How often a failing step is tried, and how long it waits in between: exponential, with jitter.
package struct RetryPolicy: Hashable, Sendable {
    /// The first one counts.
    package var attempts: Int
    package var firstDelay: Duration
    package var factor: Double
    package var longestDelay: Duration
    /// Which part of a delay is left to chance, from 0 to 1, so that many runs do not come back at once.
    package var jitter: Double

    package init(
        attempts: Int, firstDelay: Duration = .seconds(1), factor: Double = 2, longestDelay: Duration = .seconds(300),
        jitter: Double = 0.5
    ) {
        self.attempts = max(1, attempts)
        self.firstDelay = firstDelay
        self.factor = max(1, factor)
        self.longestDelay = longestDelay
        self.jitter = min(max(jitter, 0), 1)
    }

    package static let none = RetryPolicy(attempts: 1)

    /// For what usually mends itself: a network, a service that restarts.
    package static let standard = RetryPolicy(attempts: 5)

    /// How long to wait after a failed attempt; `chance` is in `0..<1`.
    func delay(afterAttempt attempt: Int, chance: Double) -> Duration {
        let longest = longestDelay / .seconds(1)
        var (seconds, increases) = (firstDelay / .seconds(1), attempt - 1)
        while increases > 0, seconds < longest, factor > 1 {
            seconds *= factor
            increases -= 1
        }
        return .seconds(min(seconds, longest) * (1 - jitter * chance))
    }
}
