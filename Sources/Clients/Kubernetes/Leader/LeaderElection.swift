import Surroundings

/// Chooses one of several by a Lease, as client-go's `leaderelection` does, so that both can contend for one lease.
///
/// A holder is thought gone when its lease did not change for the lease's duration, measured here: no clock of another
/// machine is believed. That alone does not keep a holder that was asleep from acting once more, so each term has an
/// **epoch** (`leaseTransitions`) that grows with every change of holder: who is asked to act refuses a lower one than
/// it has seen.
package struct LeaderElection: Sendable {
    /// How long things take, in the manner of client-go: the lease outlives the renewal, the renewal several tries.
    package struct Timing: Hashable, Sendable {
        package let leaseDuration: Duration
        package let renewDeadline: Duration
        package let retryPeriod: Duration
        static let jitter = 1.2

        package static let standard = Timing(unchecked: .seconds(15), .seconds(10), .seconds(2))

        /// - Throws: `KubernetesError.invalid` unless lease > renewal > 1.2 × retry.
        package init(leaseDuration: Duration, renewDeadline: Duration, retryPeriod: Duration) throws {
            guard leaseDuration > renewDeadline, renewDeadline > retryPeriod * Self.jitter, retryPeriod > .zero,
                leaseDuration >= .seconds(1)
            else {
                throw KubernetesError.invalid(
                    reason:
                        "a lease has to outlive the time for its renewal, and that 1.2 times the pause between tries")
            }
            self.init(unchecked: leaseDuration, renewDeadline, retryPeriod)
        }

        private init(unchecked leaseDuration: Duration, _ renewDeadline: Duration, _ retryPeriod: Duration) {
            self.leaseDuration = leaseDuration
            self.renewDeadline = renewDeadline
            self.retryPeriod = retryPeriod
        }
    }

    package let leases: Resources<Lease>
    package let name: String
    /// Unlike that of every other contender, now and ever: a process that starts again is another one.
    package let identity: String
    package let timing: Timing

    var world: World { leases.kubernetes.world }

    package init(_ leases: Resources<Lease>, name: String, identity: String, timing: Timing = .standard) {
        self.leases = leases
        self.name = name
        self.identity = "\(identity)_\(leases.kubernetes.world.identifier())"
        self.timing = timing
    }

    /// Waits for its turn, does the work while it leads, and waits again whenever it lost the lead before the end.
    ///
    /// The work is cancelled when the lease could not be renewed in time. When it ends by itself the lease is given up,
    /// so that the next need not wait; so it is when whoever waits for this is cancelled.
    package func run<Result: Sendable>(
        _ work: @Sendable @escaping (Leadership) async throws -> Result
    ) async throws -> Result {
        let term = LeaderTerm(self)
        while true {
            let leadership = try await term.acquire()
            if let result = try await lead(leadership, term, work) { return result }
        }
    }

    private func lead<Result: Sendable>(
        _ leadership: Leadership, _ term: LeaderTerm, _ work: @Sendable @escaping (Leadership) async throws -> Result
    ) async throws -> Result? {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                try await term.keep(leadership)
                return nil
            }
            group.addTask { try await work(leadership) }
            do {
                let first = try await group.next() ?? nil
                group.cancelAll()
                // Whatever the work still does ends before anybody else is let in, or the lease runs out on its own.
                while let rest = await group.nextResult() {
                    if first == nil, case .failure(let error) = rest, !(error is CancellationError), leadership.isHeld {
                        throw error
                    }
                }
                await term.release(leadership)
                return first
            } catch {
                group.cancelAll()
                while await group.nextResult() != nil {}
                await term.release(leadership)
                throw error
            }
        }
    }
}
