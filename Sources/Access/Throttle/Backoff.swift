import Surroundings

/// How the time between attempts grows with the failures.
package struct Backoff: Hashable, Sendable {
    /// Failures that cost nothing: people mistype.
    let free: Int
    /// The longest wait. It stays short enough that nobody is kept out for long by somebody else's guessing.
    let longest: Duration
    /// After this long without a failure all of them are forgotten.
    let memory: Duration

    package init(free: Int, longest: Duration = .seconds(900), memory: Duration = .seconds(86_400)) {
        self.free = free
        self.longest = longest
        self.memory = memory
    }

    /// How long the next attempt has to wait.
    func wait(after failures: Int) -> Duration {
        let excess = failures - free
        guard excess > 0 else { return .zero }
        return min(longest, .seconds(1 << min(excess - 1, 20)))
    }
}

/// The failures of one account or one address.
struct Tally: Codable, Hashable, Sendable {
    var failures = 0
    var last: Timestamp
    /// No attempt is looked at before.
    var until: Timestamp?

    /// Counts an attempt as failed, until it is known to be otherwise.
    ///
    /// - Throws: `AccessError.throttled`; what was not looked at does not count.
    mutating func admit(at now: Timestamp, _ backoff: Backoff) throws(AccessError) {
        // A clock that was set back must not make the wait longer than it ever was.
        if let until, now < until, until - now <= backoff.longest { throw .throttled(until: until) }
        if now - last >= backoff.memory { failures = 0 }
        failures += 1
        last = now
        let wait = backoff.wait(after: failures)
        until = wait > .zero ? now + wait : nil
    }

    /// Takes back the last attempt: it was right.
    mutating func excuse() {
        failures = max(0, failures - 1)
        until = nil
    }
}
