import Surroundings
import Synchronization
import VigieStore

/// Tells from watching whether the holder of a lease still lives, whatever the time of day says.
///
/// A holder renews three times in a lease's time, and stops by itself when it cannot. So a lease that nobody has touched
/// for that long, on the observer's own growing time, has lost its holder; where the clock was set back after a crash
/// this is how its run is not left alone until the time of day comes round again.
final class LeaseObserver: Sendable {
    private struct Sighting {
        let lease: Lease
        let since: Duration
    }

    private let patience: Duration
    private let sightings = Mutex<[String: Sighting]>([:])

    init(patience: Duration) {
        self.patience = patience
    }

    /// Whether a lease has been as it is for too long.
    func isAbandoned(_ lease: Lease, at elapsed: Duration) -> Bool {
        sightings.withLock { sightings in
            guard let known = sightings[lease.name], known.lease == lease else {
                sightings[lease.name] = Sighting(lease: lease, since: elapsed)
                return false
            }
            return elapsed - known.since > patience
        }
    }

    /// Forgets the leases that are no more.
    func keep(only leases: [Lease]) {
        let names = Set(leases.map(\.name))
        sightings.withLock { sightings in sightings = sightings.filter { names.contains($0.key) } }
    }
}
