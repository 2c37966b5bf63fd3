import JSONTree
import Surroundings

/// One contender's view of the lease.
actor LeaderTerm {
    private let election: LeaderElection
    /// The lease as it was seen last, and when it was seen to change, by this machine's clock.
    private var seen: (lease: Lease, changedAt: Duration)?

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
            }
            let jitter = 1 + world.random.fraction() * (LeaderElection.Timing.jitter - 1)
            try await world.clock.sleep(for: election.timing.retryPeriod * jitter)
        }
    }

    private func tryToTake() async throws -> Lease? {
        guard let lease = try await election.leases.find(election.name) else {
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
        let taken = try await election.leases.replace(mine)
        observe(taken)
        return taken
    }

    /// Renews the lease until it cannot be renewed in time. Returns when the lead is lost.
    func keep(_ leadership: Leadership) async throws {
        var renewedAt = world.clock.elapsed()
        while leadership.isHeld {
            try await world.clock.sleep(for: election.timing.retryPeriod)
            let asked = world.clock.elapsed()
            guard asked - renewedAt < election.timing.renewDeadline else { return }
            do {
                guard try await renew(leadership.epoch) else { return }
                renewedAt = asked
                leadership.extend(until: asked + election.timing.leaseDuration)
            } catch let error as KubernetesError where error.isPassing || error.isConflict {
                continue
            }
        }
    }

    /// - Returns: Whether the lease is still ours.
    private func renew(_ epoch: Int) async throws -> Bool {
        guard var lease = seen?.lease else { return false }
        lease.spec = spec(transitions: epoch, acquiredAt: lease.spec.acquireTime)
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

    /// Gives the lease up, so that the next need not wait for its end.
    func release(_ leadership: Leadership) async {
        guard var lease = seen?.lease, lease.spec.holderIdentity == election.identity else { return }
        lease.spec = spec(transitions: leadership.epoch, acquiredAt: lease.spec.acquireTime)
        lease.spec.holderIdentity = ""
        lease.spec.leaseDurationSeconds = 1
        _ = try? await election.leases.replace(lease)
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
