import Crypto
import Surroundings
import VigieStore

extension Journal {
    /// What time it is for the procedure: when its latest step ended.
    var procedureTime: Timestamp {
        with(\.latest)
    }

    /// A name that a replay gives again: derived from the run and the place in it, not remembered.
    func identifier() -> String {
        let (place, time) = with { state in
            state.identifiers += 1
            return ("\(record.id)/\(state.history.next)/\(state.identifiers)", state.latest)
        }
        let bits = SHA256.hash(data: Array(place.utf8)).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return World(clock: StandingClock(instant: time), random: FixedBits(value: bits)).identifier()
    }

    /// Waits in place if that is short; otherwise the run is laid aside.
    func rest(_ step: String, _ kind: StepKind, until instant: Timestamp) async throws {
        let remaining = instant - world.now()
        guard remaining > .zero else { return }
        guard remaining <= settings.patience else {
            let seen = with(\.signals.count)
            throw suspend(step, kind, Suspension(status: .sleeping, wakeAt: instant, row: nil, seen: seen))
        }
        try await world.clock.sleep(until: instant)
    }

    /// Like `rest`, between steps: what cuts it off is thrown as a step would.
    func restInterruptibly(_ name: String, until instant: Timestamp) async throws {
        do {
            try await rest(name, .sleep, until: instant)
        } catch is CancellationError {
            guard let interruption = with(\.interruption) else { throw halt(.stopped) }
            with { $0.metInterruption = true }
            throw StepFailure(step: name, interruption: interruption, scrubber: scrubber)
        }
    }
}

/// A clock that shows what it was set to.
private struct StandingClock: WallClock {
    let instant: Timestamp

    func now() -> Timestamp { instant }
    func elapsed() -> Duration { .zero }
    func sleep(until deadline: Timestamp) async throws {}
    func sleep(for span: Duration) async throws {}
}

/// Chance that was drawn before.
private struct FixedBits: RandomSource {
    let value: UInt64

    func bits() -> UInt64 { value }
}
