import JSONTree
import Surroundings
import Synchronization
import VigieStore
import Wording

/// The memory of one run while a worker executes it: answers from the history, and writes it on.
///
/// Everything is loaded once, when the run is taken up; from then on a finished step costs one commit and no read.
final class Journal: Sendable {
    let record: RunRecord
    let store: any Store
    let world: World
    let settings: EngineSettings
    let lease: HeldLease
    let scrubber = Scrubber()
    /// Yields once, when the run may not go forward any more.
    let interruptions: AsyncStream<Void>

    private let observer: (@Sendable (RunEvent) -> Void)?
    private let interruptionSource: AsyncStream<Void>.Continuation
    private let state: Mutex<JournalState>

    init(
        record: RunRecord, steps: [StepRecord], signals: [SignalRecord], lease: HeldLease, store: any Store,
        world: World, settings: EngineSettings, observer: (@Sendable (RunEvent) -> Void)?
    ) {
        self.record = record
        self.store = store
        self.world = world
        self.settings = settings
        self.lease = lease
        self.observer = observer
        (interruptions, interruptionSource) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        state = Mutex(JournalState(record: record, steps: steps, signals: signals))
    }

    var id: RunID { RunID(record.id) }

    func with<Value: Sendable>(_ body: (inout JournalState) throws -> sending Value) rethrows -> Value {
        try state.withLock(body)
    }

    // MARK: Telling

    func emit(_ kind: RunEvent.Kind) {
        guard let observer else { return }
        observer(RunEvent(run: id, at: world.now(), kind: kind))
    }

    /// Adds a line, which goes to the store with the next commit.
    func log(_ message: String, step: String?, level: LogLevel, fields: JSONValue?) {
        let line = LogLine(
            run: record.id, at: world.now(), step: step, level: level.rawValue, message: scrubber.scrub(message),
            fields: fields.map(scrubber.scrub))
        with { $0.lines.append(line) }
        emit(.log(line))
    }

    // MARK: Stopping

    /// Notes why this worker does not go on; the first reason stands.
    func halt(_ reason: Halt) -> RunHalted {
        with { if $0.halt == nil { $0.halt = reason } }
        return RunHalted()
    }

    /// Lays the run aside, unless it was interrupted meanwhile; undoing goes on all the same.
    func suspend(_ step: String, _ kind: StepKind, _ suspension: Suspension) -> any Error {
        let interruption: Interruption? = with { state in
            if kind != .undo, let interruption = state.interruption {
                state.metInterruption = true
                return interruption
            }
            if state.halt == nil { state.halt = .suspended(suspension) }
            return nil
        }
        guard let interruption else { return RunHalted() }
        return StepFailure(step: step, interruption: interruption, scrubber: scrubber)
    }

    /// Lets the run go no further forward; what it did is undone.
    func interrupt(_ reason: Interruption) {
        let isForward = with { state in
            if state.interruption == nil { state.interruption = reason }
            return state.running != nil || !state.history.isReplaying
        }
        // A replay goes on until it has come to where the run was: only then is it known what has to be undone.
        guard isForward else { return }
        interruptionSource.yield()
        interruptionSource.finish()
    }

    // MARK: Writing

    /// Commits changes of the run, and the log lines that wait. A failure halts the run.
    @discardableResult
    func commit(_ changes: [Change]) async throws(RunHalted) -> [Receipt] {
        guard with({ $0.halt == nil }) else { throw RunHalted() }
        do {
            return try await write(changes)
        } catch {
            switch error {
            case .fenced: throw halt(.leaseLost)
            default: throw halt(.store(error))
            }
        }
    }

    /// Commits even when the run is halted: the worker's last words.
    @discardableResult
    func write(_ changes: [Change]) async throws(StoreError) -> [Receipt] {
        let lines = with { state in
            defer { state.lines = [] }
            return state.lines
        }
        let logged = lines.isEmpty ? changes : changes + [.appendLog(lines)]
        while true {
            guard let lease = lease.valid(at: world.clock.elapsed()) else {
                throw .fenced(lease: lease.current.name)
            }
            do {
                return Array(try await store.commit([.requireLease(lease)] + logged).dropFirst())
            } catch .locked {
                // Another process writes for very long. Nothing was done, so it is tried again while that is safe.
                guard await pause() else { throw .locked }
            }
        }
    }

    /// Writes the log lines that wait.
    func flush() async throws(RunHalted) {
        if with({ !$0.lines.isEmpty }) { try await commit([]) }
    }

    private func pause() async -> Bool {
        do {
            try await world.clock.sleep(for: .milliseconds(50 + Int(world.random.fraction() * 100)))
            return true
        } catch {
            return false
        }
    }
}
