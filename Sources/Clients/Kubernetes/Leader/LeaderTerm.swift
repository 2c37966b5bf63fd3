import JSONTree
import Surroundings

/// One contender's view of the lease.
actor LeaderTerm {
    private let election: LeaderElection
    /// The lease as it was seen last, and when it was seen to change, by this machine's clock.
    private var seen: (lease: Lease, changedAt: Duration)?
    /// The lease was asked for, and it is not known yet whether it was given.
    private var isTaking = false

    init(_ election: LeaderElection) {
        self.election = election
    }

    private var world: World { election.world }

    /// Tries until the lease is ours.
    func acquire() async throws -> Leadership {
        while true {
            try Task.checkCancellation()
            let asked = world.clock.elapsed()
            do {
                if let lease = try await tryToTake() {
                    return Leadership(
                        epoch: lease.spec.leaseTransitions ?? 0, until: asked + election.timing.leaseDuration,
                        clock: world.clock)
                }
            } catch let error as KubernetesError where error.isPassing || error.isConflict || error.isAlreadyExists {
                // Somebody was faster, or the server is away: another try.
            } catch {
                // Who is cancelled now may hold the lease without having heard of it.
                if isTaking { await withdraw() }
                throw error
            }
            let jitter = 1 + world.random.fraction() * (LeaderElection.Timing.jitter - 1)
            try await world.clock.sleep(for: election.timing.retryPeriod * jitter)
        }
    }

    private func tryToTake() async throws -> Lease? {
        isTaking = false
        guard let lease = try await election.leases.find(election.name) else {
            isTaking = true
            let made = try await election.leases.create(
                Lease(name: election.name, namespace: election.leases.namespace) {
                    // A lease that was deleted goes on where it was, as far as is known here.
                    $0.spec = self.spec(transitions: (seen?.lease.spec.leaseTransitions ?? 0) + 1, acquiredAt: nil)
                })
            observe(made)
            return made
        }
        observe(lease)
        guard isFree(lease) else { return nil }
        var mine = lease
        mine.spec = spec(transitions: (lease.spec.leaseTransitions ?? 0) + 1, acquiredAt: nil)
        // The version in it makes sure that nobody else took it meanwhile.
        isTaking = true
        let taken = try await election.leases.replace(mine)
        observe(taken)
        return taken
    }

    /// Renews the lease until it cannot be renewed in time. Returns when the lead is lost.
    ///
    /// A try is given up when the time for the renewal is over: one that hangs would outlast the lease.
    func keep(_ leadership: Leadership) async throws {
        let timing = election.timing
        var renewedAt = world.clock.elapsed()
        func left() -> Duration {
            min(timing.renewDeadline - (world.clock.elapsed() - renewedAt), leadership.left)
        }
        while left() > .zero {
            try await world.clock.sleep(for: min(timing.retryPeriod, left()))
            let asked = world.clock.elapsed()
            let limit = left()
            guard limit > .zero else { return }
            do {
                let isOurs = try await Deadline.within(limit, request: "the renewal of \(election.name)") {
                    try await self.write(leadership.epoch)
                }
                guard isOurs else {
                    // Somebody else acts by now: nothing more is to be begun, not even while the work is cancelled.
                    return leadership.end()
                }
                renewedAt = asked
                leadership.extend(until: asked + timing.leaseDuration)
            } catch let error as KubernetesError where error != .closed {
                // Whatever it is, until the time is over it may be better at the next try.
                continue
            }
        }
    }

    /// Ends the lead, and gives the lease up, so that the next need not wait for its end: also when cancelled.
    func release(_ leadership: Leadership) async {
        let left = leadership.left
        leadership.end()
        guard left > .zero, seen?.lease.spec.holderIdentity == election.identity else { return }
        try? await Uncancelled.perform {
            try await Deadline.within(left, request: "the release of \(self.election.name)") {
                try await self.giveUp(leadership.epoch)
            }
        }
    }

    private func withdraw() async {
        try? await Uncancelled.perform {
            let request = "the release of \(self.election.name)"
            try await Deadline.within(self.election.timing.renewDeadline, request: request) {
                guard let lease = try await self.election.leases.find(self.election.name),
                    lease.spec.holderIdentity == self.election.identity
                else { return }
                await self.observe(lease)
                try await self.giveUp(lease.spec.leaseTransitions ?? 0)
            }
        }
    }

    private func giveUp(_ epoch: Int) async throws {
        for _ in 0..<2 {
            do {
                _ = try await write(epoch) { spec in
                    spec.holderIdentity = ""
                    spec.leaseDurationSeconds = 1
                }
                return
            } catch let error as KubernetesError where error.isConflict {
                // A renewal that was given up here may have come through there.
                continue
            }
        }
    }

    /// Writes that we hold the lease, or what else is to be said of it, over what was seen of it last.
    ///
    /// - Returns: Whether the lease was still ours.
    private func write(_ epoch: Int, _ finish: @Sendable (inout LeaseSpec) -> Void = { _ in }) async throws -> Bool {
        guard var lease = seen?.lease else { return false }
        lease.spec = spec(transitions: epoch, acquiredAt: lease.spec.acquireTime)
        finish(&lease.spec)
        do {
            observe(try await election.leases.replace(lease))
            return true
        } catch let error as KubernetesError where error.isConflict || error.isNotFound {
            guard let now = try await election.leases.find(election.name) else { return false }
            observe(now)
            guard now.spec.holderIdentity == election.identity, now.spec.leaseTransitions == epoch else { return false }
            throw error
        }
    }

    private func observe(_ lease: Lease) {
        if let seen, seen.lease.spec == lease.spec, seen.lease.uid == lease.uid {
            self.seen?.lease = lease
        } else {
            seen = (lease, world.clock.elapsed())
        }
    }

    private func isFree(_ lease: Lease) -> Bool {
        guard let holder = lease.spec.holderIdentity, !holder.isEmpty else { return true }
        guard let changedAt = seen?.changedAt else { return false }
        let duration = Duration.seconds(lease.spec.leaseDurationSeconds ?? 15)
        return world.clock.elapsed() >= changedAt + duration
    }

    private func spec(transitions: Int, acquiredAt: Timestamp?) -> LeaseSpec {
        let now = world.now()
        return LeaseSpec {
            $0.holderIdentity = election.identity
            // Whole seconds are all that a lease can say; the others wait rather longer than shorter.
            let seconds = election.timing.leaseDuration.components
            $0.leaseDurationSeconds = Int(seconds.seconds) + (seconds.attoseconds > 0 ? 1 : 0)
            $0.leaseTransitions = transitions
            $0.json.edit("acquireTime") { $0 = (acquiredAt ?? now).microTime }
            $0.json.edit("renewTime") { $0 = now.microTime }
        }
    }
}
