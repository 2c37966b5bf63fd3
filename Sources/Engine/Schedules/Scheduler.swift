import JSONTree
import Surroundings
import Synchronization
import VigieStore

/// Starts the runs of schedules, exactly one for each due time however many processes look at it.
final class Scheduler: Sendable {
    private struct Slot {
        var state: ScheduleState
        var version: Int64
        var next: Timestamp?
    }

    private let engine: Engine
    private let notice: @Sendable (EngineNotice) -> Void
    private let slots = Mutex<[String: Slot]>([:])

    init(engine: Engine, notice: @escaping @Sendable (EngineNotice) -> Void) {
        self.engine = engine
        self.notice = notice
    }

    /// Starts what is due. Reads and writes nothing while nothing is.
    func tick() async throws {
        for schedule in engine.schedules {
            let now = engine.world.now()
            let slot = slots.withLock { $0[schedule.name] }
            guard let slot else {
                try await load(schedule, now: now)
                continue
            }
            let isDue = slot.next.map { $0 <= now } ?? false
            if isDue || slot.state.settledUntil > now { try await settle(schedule, slot, now: now) }
        }
    }

    /// When something will be due, after a tick.
    var next: Timestamp? {
        slots.withLock { $0.values.compactMap(\.next).min() }
    }

    private func settle(_ schedule: Schedule, _ slot: Slot, now: Timestamp) async throws {
        var state = slot.state
        let activity = try await activity(of: schedule)
        let decision = state.decide(
            schedule, now: now, lateness: engine.settings.lateness, activity: activity)
        var changes: [Change] = []
        if case .run(let due) = decision {
            let record = try engine.record(
                of: schedule.procedure, cause: schedule.cause, key: "\(schedule.cause)/\(due)")
            state.started(RunID(record.id))
            changes = [.insertRun(record)]
        }
        let body = try JSONValue(encoding: state).canonical
        let receipts = try await engine.store.commitUnlessConflict(
            [.putDocument(schedule.document, body: body, expecting: slot.version)] + changes)
        guard case .document(let version) = receipts?.first else { return try await load(schedule, now: now) }
        keep(state, version, of: schedule)
        if case .skip(let due, let reason) = decision { notice(.scheduleSkipped(schedule.name, due: due, reason)) }
    }

    private func load(_ schedule: Schedule, now: Timestamp) async throws {
        if let document = try await engine.store.document(schedule.document) {
            let state = try JSONValue(parsing: document.body).decoded(as: ScheduleState.self)
            let slot = keep(state, document.version, of: schedule)
            if slot.next.map({ $0 <= now }) ?? false { try await settle(schedule, slot, now: now) }
            return
        }
        let state = ScheduleState(firstSeen: now)
        let body = try JSONValue(encoding: state).canonical
        let receipts = try await engine.store.commitUnlessConflict(
            [.putDocument(schedule.document, body: body, expecting: 0)])
        // Where another process was faster, its state is found at the next tick.
        if receipts != nil { keep(state, 1, of: schedule) }
    }

    @discardableResult
    private func keep(_ state: ScheduleState, _ version: Int64, of schedule: Schedule) -> Slot {
        let slot = Slot(state: state, version: version, next: state.next(schedule))
        slots.withLock { $0[schedule.name] = slot }
        return slot
    }

    private func activity(of schedule: Schedule) async throws -> ScheduleState.Activity {
        let runs = try await engine.store.runs(
            RunQuery(
                statuses: RunStatus.active.map(\.rawValue), procedure: schedule.procedure.typeName.rawValue,
                subject: schedule.procedure.subject, limit: 1000)
        ).filter { $0.cause == schedule.cause }
        guard !runs.isEmpty else { return .none }
        return runs.contains { $0.state == .queued } ? .queued : .running
    }
}

extension Schedule {
    var cause: String { "schedule/\(name)" }
    var document: DocumentKey { DocumentKey("schedules", name) }
}

extension Procedure {
    /// The name of a procedure whose type is not known.
    var typeName: ProcedureName { Self.name }
}
