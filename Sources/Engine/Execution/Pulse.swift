import JSONTree
import Surroundings
import VigieStore

/// What goes on beside a run as long as a worker holds it: the leases are renewed, signals noticed, lines written.
struct Pulse: Sendable {
    let journal: Journal
    let locks: [HeldLease]
    /// When the run as a whole has to be over.
    let limit: (instant: Timestamp, span: Duration)?

    /// Beats until the run is halted or the task cancelled.
    func beat() async {
        var version: Int64?
        var renewedAt = journal.world.clock.elapsed()
        while journal.with({ $0.halt == nil }) {
            do {
                try await journal.world.clock.sleep(for: journal.settings.pulse)
                let elapsed = journal.world.clock.elapsed()
                if elapsed - renewedAt >= journal.settings.renewal {
                    try await renew()
                    renewedAt = elapsed
                }
                if let limit, journal.world.now() >= limit.instant { journal.interrupt(.pastTimeLimit(limit.span)) }
                try await journal.flush()
                let current = try await journal.store.dataVersion()
                if current != version { try await look() }
                version = current
            } catch is CancellationError {
                return
            } catch {
                // A store that cannot be reached now may be in a moment; without the lease, it is over.
                guard journal.lease.valid(at: journal.world.clock.elapsed()) != nil, !Self.isFenced(error) else {
                    _ = journal.halt(.leaseLost)
                    return
                }
            }
        }
    }

    private func renew() async throws {
        for lease in [journal.lease] + locks {
            try await journal.store.renew(lease, world: journal.world, settings: journal.settings)
        }
    }

    private func look() async throws {
        let signals = try await journal.store.signals(of: journal.record.id)
        let isNew = journal.with { state in
            defer { state.signals = signals }
            return signals.count > state.signals.count
        }
        if isNew, let cancellation = Interruption(cancelling: signals) { journal.interrupt(cancellation) }
    }

    private static func isFenced(_ error: any Error) -> Bool {
        if case .fenced = error as? StoreError { true } else { false }
    }
}

extension Interruption {
    /// The cancellation among these signals, if somebody has posted one.
    init?(cancelling signals: [SignalRecord]) {
        guard let signal = signals.first(where: { $0.name == SignalName.cancel.rawValue }) else { return nil }
        self = .cancelled(
            by: signal.payload["by"]?.string ?? "somebody", reason: signal.payload["reason"]?.string)
    }
}
