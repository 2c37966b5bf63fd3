import Surroundings
import Synchronization
import VigieStore

/// Finds work and hands it out, as much at once as is allowed.
final class Foreman: Sendable {
    private struct State {
        var busy: Set<String> = []
        /// How many signals a run had seen when it was laid aside.
        var seen: [String: Int] = [:]
        /// Those that could not be taken up though they seemed ready.
        var stalled: Set<String> = []
        var failure: StoreError?
    }

    /// However quiet the store is, a lapsed lease is noticed after this time.
    private static let rounds = Duration.seconds(10)

    private let engine: Engine
    private let observer: (@Sendable (RunEvent) -> Void)?
    private let notice: @Sendable (EngineNotice) -> Void
    private let scheduler: Scheduler
    private let reactor: Reactor
    private let state = Mutex(State())

    init(
        engine: Engine, observer: (@Sendable (RunEvent) -> Void)?, notice: @escaping @Sendable (EngineNotice) -> Void
    ) {
        self.engine = engine
        self.observer = observer
        self.notice = notice
        scheduler = Scheduler(engine: engine, notice: notice)
        reactor = Reactor(engine: engine, notice: notice)
    }

    // MARK: Serving

    /// Works until cancelled.
    func work() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            var (version, lookedAt, wakeAt) = (Int64?.none, Duration.zero, Timestamp?.none)
            while true {
                try Task.checkCancellation()
                do {
                    try await scheduler.tick()
                    let current = try await engine.store.dataVersion()
                    let elapsed = engine.world.clock.elapsed()
                    let isDue = wakeAt.map { $0 <= engine.world.now() } ?? false
                    if current != version || isDue || elapsed - lookedAt >= Self.rounds {
                        (version, lookedAt) = (current, elapsed)
                        try await reactor.tick()
                        let found = try await look()
                        wakeAt = found.wakeAt
                        for id in take(found.ready) { group.addTask { await self.execute(id) } }
                    }
                } catch let error as StoreError {
                    notice(.storeTrouble(error))
                    if error.isLasting { throw error }
                }
                try await engine.bell.wait(atMost: engine.settings.pulse)
            }
        }
    }

    /// Works until nothing is due.
    func settle() async throws -> Timestamp? {
        while true {
            try await scheduler.tick()
            try await reactor.tick()
            let found = try await look()
            let stalled = state.withLock(\.stalled)
            let ids = take(found.ready.filter { !stalled.contains($0) })
            guard !ids.isEmpty else { return [found.wakeAt, scheduler.next].compactMap(\.self).min() }
            await withDiscardingTaskGroup { group in
                for id in ids { group.addTask { await self.execute(id) } }
            }
            if let failure = state.withLock(\.failure) { throw failure }
            try Task.checkCancellation()
        }
    }

    // MARK: Finding

    /// The runs that can go on now, the oldest first, and when the next one can by itself.
    private func look() async throws -> (ready: [String], wakeAt: Timestamp?) {
        let now = engine.world.now()
        let leases = try await engine.store.leases(prefix: "")
        let view = LeaseView(leases.filter { $0.expiresAt > now && !isAbandoned($0) })
        engine.observer.keep(only: leases)
        var (ready, wakeAt) = ([String](), Timestamp?.none)
        for record in try await active() where !view.isHeld(record.id) {
            if try await isReady(record, now: now, view) {
                ready.append(record.id)
            } else if let alarm = record.wakeAt, alarm > now {
                wakeAt = min(wakeAt ?? alarm, alarm)
            }
        }
        return (ready, wakeAt)
    }

    /// Locks may outlive the work: a sleeping run keeps its own.
    private func isAbandoned(_ lease: Lease) -> Bool {
        lease.name.hasPrefix("run/") && engine.observer.isAbandoned(lease, at: engine.world.clock.elapsed())
    }

    private func active() async throws -> [RunRecord] {
        let statuses = RunStatus.active.filter { $0 != .diverged }.map(\.rawValue)
        var query = RunQuery(statuses: statuses, limit: 500)
        var records: [RunRecord] = []
        while true {
            let page = try await engine.store.runs(query)
            records += page
            guard page.count == query.limit, let last = page.last else { return records.reversed() }
            query.before = last.id
        }
    }

    private func isReady(_ record: RunRecord, now: Timestamp, _ view: LeaseView) async throws -> Bool {
        guard engine.procedures[record.procedure] != nil else { return false }
        switch record.state {
        case .queued, .running: return !view.isLocked(engine.locks(of: record), for: record.id)
        case .sleeping where (record.wakeAt ?? now) <= now: return true
        case .waiting where record.wakeAt.map { $0 <= now } ?? false: return true
        case .sleeping, .waiting, .uncertain:
            let count = try await engine.store.signals(of: record.id).count
            return state.withLock { count > $0.seen[record.id] ?? (record.state == .waiting ? -1 : 0) }
        case .diverged, .cancelled, .finished: return false
        }
    }

    // MARK: Executing

    /// Reserves as many as may begin now.
    private func take(_ ids: [String]) -> [String] {
        state.withLock { state in
            let free = max(0, engine.settings.concurrency - state.busy.count)
            let taken = Array(ids.filter { !state.busy.contains($0) }.prefix(free))
            state.busy.formUnion(taken)
            return taken
        }
    }

    private func execute(_ id: String) async {
        defer {
            state.withLock { _ = $0.busy.remove(id) }
            engine.bell.ring()
        }
        do {
            guard case .taken(let execution) = try await engine.claim(RunID(id), observer: observer) else {
                state.withLock { _ = $0.stalled.insert(id) }
                return
            }
            switch await execution.perform() {
            case .suspended(let seen): state.withLock { $0.seen[id] = seen }
            case .needsPerson: state.withLock { $0.seen[id] = execution.journal.with(\.signals.count) }
            case .failed(let error): fail(error)
            case .ended, .stopped, .leaseLost: break
            }
        } catch let error as StoreError {
            fail(error)
        } catch {
            // Cancelled, or a run that only another version can take up.
            state.withLock { _ = $0.stalled.insert(id) }
        }
    }

    private func fail(_ error: StoreError) {
        state.withLock { $0.failure = error }
        notice(.storeTrouble(error))
    }
}

/// Who holds what.
private struct LeaseView {
    private let holders: [String: String]

    init(_ held: [Lease]) {
        holders = Dictionary(held.map { ($0.name, $0.holder) }) { first, _ in first }
    }

    func isHeld(_ run: String) -> Bool {
        holders["run/\(run)"] != nil
    }

    func isLocked(_ names: [String], for run: String) -> Bool {
        names.contains { holders[$0].map { $0 != run } ?? false }
    }
}

extension StoreError {
    /// Whether trying again later cannot help.
    var isLasting: Bool {
        switch self {
        case .corrupt, .newer, .foreign, .readOnly: true
        case .conflict, .fenced, .missing, .locked, .full, .unavailable: false
        }
    }
}
