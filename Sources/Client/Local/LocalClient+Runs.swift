import JSONTree
import Surroundings
import VigieChapter
package import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore

extension LocalClient {
    package func procedures() async throws -> [ProcedureView] {
        grounds.engine.knownProcedures.map { type in
            ProcedureView(
                name: type.name.rawValue, title: type.title, version: type.version,
                input: type.isOffered ? desk.schemas.schema(of: type) : [:], isOffered: type.isOffered,
                steps: type.steps)
        }
    }

    package func upcoming(limit: Int) async throws -> [UpcomingRun] {
        let grounds = grounds
        let (now, limit) = (grounds.world.now(), try checked(limit, 1...500))
        let next = grounds.parts.flatMap { $0.schedules(for: grounds.plan) }.compactMap { schedule in
            schedule.trigger.next(after: now).map { due in
                UpcomingRun(
                    due: due, schedule: schedule.name, procedure: type(of: schedule.procedure).name.rawValue,
                    subject: schedule.procedure.subject)
            }
        }
        return Array(next.sorted { $0.due < $1.due }.prefix(limit))
    }

    package func runs(_ question: RunQuestion) async throws -> Page<RunView> {
        let limit = try checked(question.limit, 1...500)
        let records = try await grounds.store.runs(
            RunQuery(
                statuses: question.statuses.isEmpty ? nil : question.statuses.map(\.rawValue),
                procedure: question.procedure, procedures: scope?.procedures.sorted(), subject: question.subject,
                verdict: question.verdict?.rawValue,
                before: question.cursor, limit: limit + 1))
        let items = records.prefix(limit).map { RunView($0) }
        return Page(items: items, next: records.count > limit ? items.last?.id : nil)
    }

    package func run(_ id: RunID) async throws -> RunDetail {
        let grounds = grounds
        let record = try await grounds.engine.run(id)
        let entries = try await grounds.ledger.entries(EntryQuery(run: id.rawValue, limit: 100))
        let approval = try await grounds.engine.pendingApproval(of: id)
        let actors =
            [record.cause, approval?.requester].compactMap(\.self) + (approval?.approvedBy ?? [])
            + (approval?.policy.by ?? []) + (record.output?.actors ?? [])
        return RunDetail(
            run: RunView(record), steps: try await grounds.store.steps(of: id.rawValue).map { StepView($0) },
            log: try await log(of: id, after: 0, limit: 1000),
            approval: approval, entries: try await views(of: entries), names: try await names(of: actors))
    }

    package func log(of run: RunID, after position: Int64, limit: Int) async throws -> Page<LogLineView> {
        let limit = try checked(limit, 1...1000)
        _ = try await grounds.engine.run(run)
        let lines = try await grounds.store.log(of: run.rawValue, after: position, limit: limit + 1)
        let items = lines.prefix(limit).map { LogLineView($0) }
        return Page(items: items, next: lines.count > limit ? items.last.map { String($0.position) } : nil)
    }

    package func approvals() async throws -> [ApprovalRequest] {
        let pending = try await grounds.engine.pendingApprovals()
        guard let scope else { return pending }
        let store = grounds.store
        var seen: [ApprovalRequest] = []
        for request in pending {
            let run = try await store.run(request.run.rawValue)
            if let run, scope.procedures.contains(run.procedure) { seen.append(request) }
        }
        return seen
    }

    package func start(_ order: RunOrder) async throws -> StartedRun {
        let engine = grounds.engine
        guard let type = engine.offeredProcedures.first(where: { $0.name.rawValue == order.procedure }) else {
            throw EngineError.unknownProcedure(order.procedure)
        }
        if let reason = InputCheck.fault(in: order.input, by: desk.schemas.schema(of: type)) {
            throw ClientError.badInput(procedure: order.procedure, reason: reason)
        }
        let asked = grounds.world.now()
        // One caller's keys are none of another's business.
        let actor = try await actor
        let key = order.idempotencyKey.map { "\(actor)/\($0)" }
        let id = try await engine.start(
            order.procedure, input: order.input, cause: actor, idempotencyKey: key)
        let record = try await engine.run(id)
        guard record.procedure == order.procedure, record.input == order.input else {
            throw ClientError.keyReused(run: id.rawValue)
        }
        return StartedRun(run: RunView(record), wasKnown: key != nil && record.createdAt < asked)
    }

    package func cancel(_ id: RunID, reason: String?) async throws -> RunView {
        try await grounds.engine.cancel(id, by: try await actor, reason: reason)
        return try await view(of: id)
    }

    package func retry(_ id: RunID) async throws -> RunView {
        try await view(of: try await grounds.engine.retry(id, by: try await actor))
    }

    package func resolve(_ id: RunID, _ resolution: Resolution) async throws -> RunView {
        try await grounds.engine.resolve(id, resolution, by: try await actor)
        return try await view(of: id)
    }

    package func approve(_ id: RunID, _ decision: Decision) async throws -> RunView {
        _ = try await grounds.engine.run(id)
        try await grounds.engine.approve(
            id, digest: decision.digest, by: try await actor, comment: decision.comment)
        return try await view(of: id)
    }

    package func refuse(_ id: RunID, _ decision: Decision) async throws -> RunView {
        _ = try await grounds.engine.run(id)
        try await grounds.engine.refuse(id, digest: decision.digest, by: try await actor, comment: decision.comment)
        return try await view(of: id)
    }

    private func view(of id: RunID) async throws -> RunView {
        RunView(try await grounds.engine.run(id))
    }
}
