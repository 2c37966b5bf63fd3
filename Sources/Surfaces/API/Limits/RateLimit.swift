import Surroundings
import Synchronization

/// How much each client may still ask for: a bucket that fills again by itself.
final class RateLimit: Sendable {
    private struct Bucket {
        var level: Double
        var at: Duration
    }

    /// So many clients are remembered; who asked for little lately is forgotten first.
    private static let capacity = 10_000

    private let rate: Double
    private let burst: Double
    private let clock: any WallClock
    private let buckets = Mutex<[String: Bucket]>([:])

    init(rate: Double, burst: Double, clock: any WallClock) {
        self.rate = rate
        self.burst = burst
        self.clock = clock
    }

    /// Takes from a client's bucket.
    ///
    /// - Returns: how long to wait, where there was not enough in it.
    func take(_ amount: Double = 1, of client: String) -> Duration? {
        let now = clock.elapsed()
        return buckets.withLock { buckets in
            if buckets.count >= Self.capacity, buckets[client] == nil { tidy(&buckets, now) }
            var bucket = buckets[client] ?? Bucket(level: burst, at: now)
            bucket.level = level(of: bucket, at: now)
            bucket.at = now
            defer { buckets[client] = bucket }
            guard bucket.level >= 1 else { return .seconds((1 - bucket.level) / rate) }
            // What was done already may cost more than is there.
            bucket.level = max(-burst, bucket.level - amount)
            return nil
        }
    }

    private func level(of bucket: Bucket, at now: Duration) -> Double {
        min(burst, bucket.level + (now - bucket.at).inSeconds * rate)
    }

    /// Forgets who has a full bucket again, and then whoever has the most in it.
    private func tidy(_ buckets: inout [String: Bucket], _ now: Duration) {
        buckets = buckets.filter { level(of: $0.value, at: now) < burst }
        guard buckets.count >= Self.capacity else { return }
        let fullest = buckets.sorted { level(of: $0.value, at: now) > level(of: $1.value, at: now) }
        for (client, _) in fullest.prefix(Self.capacity / 2) { buckets[client] = nil }
    }
}
