import Glibc

/// Where a program gets its time from; tests hand in one they can turn.
package protocol WallClock: Sendable {
    /// The time of day. It may step back when the machine's clock is set.
    func now() -> Timestamp

    /// Time that only ever grows, from an arbitrary start: for measuring how long something took.
    func elapsed() -> Duration

    /// Returns once `now()` has reached `deadline`; throws `CancellationError` if the task is cancelled first.
    func sleep(until deadline: Timestamp) async throws

    /// Returns after a span of `elapsed()`, even when the time of day is set meanwhile; throws `CancellationError` if
    /// the task is cancelled first.
    func sleep(for span: Duration) async throws
}

/// The machine's own clock.
package struct SystemWallClock: WallClock {
    /// A long sleep looks at the clock again this often, because the machine's time may have been set meanwhile.
    private static let recheck = Duration.seconds(15)

    package init() {}

    package func now() -> Timestamp {
        let time = Self.read(CLOCK_REALTIME)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    package func elapsed() -> Duration {
        let time = Self.read(CLOCK_BOOTTIME)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }

    package func sleep(until deadline: Timestamp) async throws {
        while true {
            let remaining = deadline - now()
            guard remaining > .zero else { return try Task.checkCancellation() }
            try await Task.sleep(for: min(remaining, Self.recheck))
        }
    }

    package func sleep(for span: Duration) async throws {
        try await Task.sleep(for: span)
    }

    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return time
    }
}
