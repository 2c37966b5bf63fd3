import Surroundings

/// Lets so many requests through each second, after a burst; the others wait in turn.
actor RateLimiter {
    private let perSecond: Double
    private let burst: Double
    private let clock: any WallClock
    private var tokens: Double
    private var filledAt: Duration

    init(perSecond: Double, burst: Int, clock: any WallClock) {
        self.perSecond = perSecond
        self.burst = Double(burst)
        self.clock = clock
        tokens = Double(burst)
        filledAt = clock.elapsed()
    }

    /// Takes a place, and tells how long to wait for it.
    func reserve() -> Duration {
        let now = clock.elapsed()
        tokens = min(burst, tokens + (now - filledAt).inSeconds * perSecond)
        filledAt = now
        tokens -= 1
        return tokens >= 0 ? .zero : .seconds(-tokens / perSecond)
    }

    func wait() async throws {
        let pause = reserve()
        if pause > .zero { try await clock.sleep(for: pause) }
    }
}
