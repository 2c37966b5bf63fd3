import Surroundings
import Synchronization
import VigieStore

/// A lease while it is held: what every write of a run carries, and until when its holder may act.
///
/// In the store a lease ends at a time of day. Its holder counts time that only grows instead, from before it asked,
/// and stops a margin earlier: so it has stopped when another worker may begin, unless the time of day was set.
final class HeldLease: Sendable {
    private struct State {
        var lease: Lease
        var safeUntil: Duration
    }

    private let state: Mutex<State>

    /// - Parameter safeUntil: on the clock's `elapsed()`.
    init(_ lease: Lease, safeUntil: Duration) {
        state = Mutex(State(lease: lease, safeUntil: safeUntil))
    }

    var current: Lease {
        state.withLock(\.lease)
    }

    /// The lease, if its holder may still act.
    func valid(at elapsed: Duration) -> Lease? {
        state.withLock { elapsed < $0.safeUntil ? $0.lease : nil }
    }

    func renewed(_ lease: Lease, safeUntil: Duration) {
        state.withLock { $0 = State(lease: lease, safeUntil: safeUntil) }
    }
}

extension Store {
    /// Takes a lease as `EngineSettings` measures it; `nil` if somebody else holds it.
    ///
    /// - Parameter lapsed: what has lapsed for other reasons than the time of day.
    func acquire(
        _ name: String, holder: String, lapsed: Lease? = nil, world: World, settings: EngineSettings
    ) async throws(StoreError) -> HeldLease? {
        let (began, now) = (world.clock.elapsed(), world.now())
        let lease = try await acquireLease(
            name, holder: holder, now: max(now, lapsed?.expiresAt ?? now), until: now + settings.leaseTime)
        return lease.map { HeldLease($0, safeUntil: began + settings.leaseTime - settings.leaseMargin) }
    }

    /// Prolongs a lease by the same measure.
    func renew(_ held: HeldLease, world: World, settings: EngineSettings) async throws(StoreError) {
        let (began, now) = (world.clock.elapsed(), world.now())
        let lease = try await renewLease(held.current, until: now + settings.leaseTime)
        held.renewed(lease, safeUntil: began + settings.leaseTime - settings.leaseMargin)
    }
}
