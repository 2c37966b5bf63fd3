import Surroundings
package import VigieStore

extension Engine {
    /// Executes a run here and now, until it ends or needs a person; looks on where another worker has it.
    ///
    /// When the task is cancelled the run is left as it is, to be continued by whoever comes next.
    package func perform(
        _ id: RunID, observer: (@Sendable (RunEvent) -> Void)? = nil
    ) async throws -> RunRecord {
        var onlooker = Onlooker(engine: self, run: id, observer: observer)
        while true {
            switch try await claim(id, observer: observer) {
            case .over(let record): return record
            case .held(let holder): try await onlooker.look(.heldElsewhere(holder: holder))
            case .locked(let name, let run): try await onlooker.look(.waitingForLock(name, heldBy: run))
            case .taken(let execution):
                switch await execution.perform() {
                case .ended, .needsPerson: return try await run(id)
                case .suspended(let seen): try await wait(for: id, seen: seen)
                case .stopped: throw CancellationError()
                case .leaseLost: continue
                case .failed(let error): throw error
                }
            }
        }
    }

    /// Waits until a run that was laid aside can go on.
    private func wait(for id: RunID, seen: Int) async throws {
        var (version, wakeAt) = (Int64?.none, Timestamp?.none)
        while true {
            let current = try await store.dataVersion()
            if current != version {
                let record = try await run(id)
                let isAside = record.state == .sleeping || record.state == .waiting
                guard isAside, try await store.signals(of: id.rawValue).count <= seen else { return }
                (version, wakeAt) = (current, record.wakeAt)
            }
            if let wakeAt, wakeAt <= world.now() { return }
            try await world.clock.sleep(for: settings.pulse)
        }
    }
}

/// Tells an observer about a run that somebody else executes.
private struct Onlooker {
    let engine: Engine
    let run: RunID
    let observer: (@Sendable (RunEvent) -> Void)?
    private var reason: String?
    private var position: Int64 = 0

    init(engine: Engine, run: RunID, observer: (@Sendable (RunEvent) -> Void)?) {
        self.engine = engine
        self.run = run
        self.observer = observer
    }

    /// Says once why it looks on, passes on the lines that came, and waits a little.
    mutating func look(_ event: RunEvent.Kind) async throws {
        let now = engine.world.now()
        let reason = String(describing: event)
        if reason != self.reason { observer?(RunEvent(run: run, at: now, kind: event)) }
        self.reason = reason
        if case .heldElsewhere = event {
            for line in try await engine.store.log(of: run.rawValue, after: position, limit: 1000) {
                observer?(RunEvent(run: run, at: line.at, kind: .log(line)))
                position = line.position
            }
        }
        try await engine.world.clock.sleep(for: engine.settings.pulse)
    }
}
