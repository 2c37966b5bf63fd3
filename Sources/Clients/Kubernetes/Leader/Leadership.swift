import Surroundings
import Synchronization

/// The lead, for as long as it lasts.
package final class Leadership: Sendable {
    /// Grows with every change of holder. Whoever acts for the leader writes it down and refuses a lower one.
    package let epoch: Int
    private let clock: any WallClock
    private let until: Mutex<Duration>

    init(epoch: Int, until: Duration, clock: any WallClock) {
        self.epoch = epoch
        self.clock = clock
        self.until = Mutex(until)
    }

    /// Nobody else can hold the lease yet, by this machine's own clock.
    package var isHeld: Bool { clock.elapsed() < until.withLock(\.self) }

    /// - Throws: `LeadershipLost` when somebody else may lead already. To be called right before each effect.
    package func check() throws {
        guard isHeld else { throw LeadershipLost(epoch: epoch) }
    }

    /// How long it lasts yet, unless it is renewed.
    var left: Duration { max(.zero, until.withLock(\.self) - clock.elapsed()) }

    func extend(until moment: Duration) {
        until.withLock { $0 = max($0, moment) }
    }

    func end() {
        until.withLock { $0 = .zero }
    }
}

/// The lead was lost; somebody else may have it.
package struct LeadershipLost: Error, Hashable, Sendable {
    package let epoch: Int
}
