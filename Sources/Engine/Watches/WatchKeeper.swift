import Surroundings
import VigieStore
import Wording

/// Keeps the watches going, in one process at a time.
struct WatchKeeper: Sendable {
    let engine: Engine
    let notice: @Sendable (EngineNotice) -> Void

    /// Begins again after a failure in this rhythm.
    private static let backoff = RetryPolicy(
        attempts: .max, firstDelay: .seconds(1), longestDelay: .seconds(120), jitter: 0.3)
    /// A watch that went this long has earned a quick restart.
    private static let steady = Duration.seconds(300)

    /// Runs until cancelled.
    func keep() async throws {
        guard !engine.watches.isEmpty else { return }
        while true {
            if let lease = try await lease() { try await hold(lease) }
            try await engine.world.clock.sleep(for: engine.settings.renewal)
        }
    }

    private func lease() async throws -> HeldLease? {
        do {
            return try await engine.store.acquire(
                "watches", holder: engine.holder, world: engine.world, settings: engine.settings)
        } catch {
            notice(.storeTrouble(error))
            return nil
        }
    }

    /// Watches for as long as the lease can be renewed.
    private func hold(_ lease: HeldLease) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for watch in engine.watches {
                group.addTask { try await keep(watch) }
            }
            group.addTask { try await renew(lease) }
            defer { group.cancelAll() }
            // The renewal returns when the lease is lost; the watches never do.
            try await group.next()
        }
        try Task.checkCancellation()
    }

    private func renew(_ lease: HeldLease) async throws {
        let world = engine.world
        while lease.valid(at: world.clock.elapsed()) != nil {
            do {
                try await world.clock.sleep(for: engine.settings.renewal)
                try await engine.store.renew(lease, world: world, settings: engine.settings)
            } catch let error as StoreError {
                notice(.storeTrouble(error))
                if case .fenced = error { return }
            } catch {
                _ = try? await engine.store.commit([.releaseLease(lease.current)])
                throw error
            }
        }
    }

    private func keep(_ watch: any Watch) async throws {
        let scrubber = Scrubber()
        var failures = 0
        while true {
            let began = engine.world.clock.elapsed()
            do {
                try await watch.watch(in: context(for: watch, scrubber))
            } catch {
                try Task.checkCancellation()
                notice(.watchFailed(watch.name, scrubber.scrub(error.asProblem)))
            }
            failures = engine.world.clock.elapsed() - began > Self.steady ? 1 : failures + 1
            let chance = engine.world.random.fraction()
            try await engine.world.clock.sleep(for: Self.backoff.delay(afterAttempt: failures, chance: chance))
        }
    }

    private func context(for watch: any Watch, _ scrubber: Scrubber) -> WatchContext {
        WatchContext(
            plan: engine.plan, ledger: engine.ledger, store: engine.store, services: engine.services,
            world: engine.world, scrubber: scrubber
        ) { message, level, fields in
            notice(.watchSaid(watch.name, message, level, fields))
        }
    }
}
