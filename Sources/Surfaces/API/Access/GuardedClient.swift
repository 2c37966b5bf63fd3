import JSONTree
package import Surroundings
package import VigieAccess
package import VigieClient
package import VigieEngine
import VigieLedger
package import VigieReadiness
import VigieStore

/// A client that looks at its caller's roles before it passes a question or an order on. What it refuses is recorded.
package struct GuardedClient: Client {
    private let inner: LocalClient
    private let access: Access
    private let identity: Identity
    private let visit: Visit

    package init(desk: Desk, access: Access, identity: Identity, visit: Visit) {
        inner = LocalClient(desk: desk, caller: Caller(actor: identity.actor))
        self.access = access
        self.identity = identity
        self.visit = visit
    }

    private func require(_ action: Action) async throws {
        try await access.require(action, of: identity, from: visit)
    }

    private func chapter(of procedure: String?) -> ChapterName? {
        procedure.flatMap { inner.desk.grounds.chapter(ofProcedure: $0) }
    }

    private func chapter(of run: RunID) async throws -> ChapterName? {
        chapter(of: try await inner.desk.grounds.engine.run(run).procedure)
    }

    /// What somebody may see who may not see everything: the runs and entries of their chapters.
    ///
    /// - Throws: `AccessError.refused` for who may see none.
    private func seen() async throws -> LocalClient {
        guard !identity.may(.read()) else { return inner }
        let chapters = readable
        if chapters.isEmpty { try await require(.read()) }
        return inner.limited(to: inner.desk.grounds.scope(of: chapters))
    }

    private var readable: [ChapterName] { ChapterName.allCases.filter { identity.may(.read($0)) } }

    // MARK: What everybody who comes in may see

    package func platform() async throws -> PlatformView {
        try await require(.enter)
        return try await inner.platform()
    }

    package func plan() async throws -> PlanView {
        try await require(.enter)
        return try await inner.plan()
    }

    package func readiness(asOf instant: Timestamp?) async throws -> ReadinessReport {
        try await require(.enter)
        return try await inner.readiness(asOf: instant)
    }

    package func procedures() async throws -> [ProcedureView] {
        try await require(.enter)
        return try await inner.procedures()
    }

    package func upcoming(limit: Int) async throws -> [UpcomingRun] {
        try await require(.enter)
        return try await inner.upcoming(limit: limit)
    }

    // MARK: What takes a look at one chapter, or at all

    package func resource(_ identifier: String) async throws -> ResourceDetail {
        let kind = String(identifier.prefix { $0 != "/" })
        if !inner.desk.grounds.scope(of: readable).resources.contains(kind) { try await require(.read()) }
        return try await inner.resource(identifier)
    }

    package func control(_ id: ControlID, history: HistoryQuestion) async throws -> ControlDetail {
        try await require(.read(Catalogue.control(id)?.chapter))
        return try await inner.control(id, history: history)
    }

    package func runs(_ question: RunQuestion) async throws -> Page<RunView> {
        if question.procedure != nil { try await require(.read(chapter(of: question.procedure))) }
        return try await seen().runs(question)
    }

    package func run(_ id: RunID) async throws -> RunDetail {
        try await require(.read(try await chapter(of: id)))
        return try await inner.run(id)
    }

    package func log(of run: RunID, after position: Int64, limit: Int) async throws -> Page<LogLineView> {
        try await require(.read(try await chapter(of: run)))
        return try await inner.log(of: run, after: position, limit: limit)
    }

    package func approvals() async throws -> [ApprovalRequest] {
        try await seen().approvals()
    }

    package func events(after cursor: EventCursor?, of run: RunID?) async throws -> EventStream {
        if let run {
            try await require(.read(try await chapter(of: run)))
            return try await inner.events(after: cursor, of: run)
        }
        return try await seen().events(after: cursor, of: nil)
    }

    // MARK: What changes something

    package func start(_ order: RunOrder) async throws -> StartedRun {
        try await require(.operate(chapter(of: order.procedure)))
        return try await inner.start(order)
    }

    package func cancel(_ id: RunID, reason: String?) async throws -> RunView {
        try await require(.operate(try await chapter(of: id)))
        return try await inner.cancel(id, reason: reason)
    }

    package func retry(_ id: RunID) async throws -> RunView {
        try await require(.operate(try await chapter(of: id)))
        return try await inner.retry(id)
    }

    package func resolve(_ id: RunID, _ resolution: Resolution) async throws -> RunView {
        try await require(.operate(try await chapter(of: id)))
        return try await inner.resolve(id, resolution)
    }

    package func approve(_ id: RunID, _ decision: Decision) async throws -> RunView {
        try await require(.approve(try await chapter(of: id)))
        return try await inner.approve(id, decision)
    }

    package func refuse(_ id: RunID, _ decision: Decision) async throws -> RunView {
        try await require(.approve(try await chapter(of: id)))
        return try await inner.refuse(id, decision)
    }

    // MARK: The ledger

    package func entries(_ question: EntryQuestion) async throws -> Page<EntryView> {
        try await seen().entries(question)
    }

    package func entry(_ index: Int64) async throws -> EntryView {
        let entry = try await inner.entry(index)
        if !inner.desk.grounds.scope(of: readable).kinds.contains(entry.kind) { try await require(.read()) }
        return entry
    }

    package func checkpoint() async throws -> CheckpointView {
        try await require(.read())
        return try await inner.checkpoint()
    }

    package func checkpoints(limit: Int) async throws -> Page<CheckpointView> {
        try await require(.read())
        return try await inner.checkpoints(limit: limit)
    }

    package func proof(of index: Int64) async throws -> EntryProofView {
        try await require(.read())
        return try await inner.proof(of: index)
    }

    package func inclusion(of index: Int64, size: Int64?) async throws -> MerkleProofView {
        try await require(.read())
        return try await inner.inclusion(of: index, size: size)
    }

    package func consistency(from old: Int64, to new: Int64?) async throws -> MerkleProofView {
        try await require(.read())
        return try await inner.consistency(from: old, to: new)
    }

    package func verify(_ question: VerificationQuestion) async throws -> VerificationView {
        try await require(.read())
        return try await inner.verify(question)
    }

    package func export(from index: Int64, limit: Int) async throws -> ExportPage {
        try await require(.read())
        return try await inner.export(from: index, limit: limit)
    }
}
