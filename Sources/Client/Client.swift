package import Surroundings
package import VigieEngine
package import VigieReadiness

/// Everything that a surface may ask of a Vigie and tell it.
///
/// `LocalClient` answers from plan, engine, ledger and store; a remote one over HTTP. Who asks cannot tell which it has:
/// answers are the same, and so are errors (`Problem`).
package protocol Client: Sendable {
    // MARK: The plan

    func platform() async throws -> PlatformView
    /// The resources of the plan in force, and what is wrong with its files as they are now.
    func plan() async throws -> PlanView
    /// One resource (`BackupPolicy/shop`) with its source text and its neighbours.
    func resource(_ identifier: String) async throws -> ResourceDetail

    // MARK: Readiness

    /// How every promise stands: now, or as it was judged to stand by what had been recorded at an earlier instant.
    func readiness(asOf instant: Timestamp?) async throws -> ReadinessReport
    /// One control, and how its status changed.
    func control(_ id: ControlID, history: HistoryQuestion) async throws -> ControlDetail

    // MARK: Runs

    func procedures() async throws -> [ProcedureView]
    /// What the schedules will start next, soonest first, one line a schedule.
    func upcoming(limit: Int) async throws -> [UpcomingRun]
    /// Newest first.
    func runs(_ question: RunQuestion) async throws -> Page<RunView>
    func run(_ id: RunID) async throws -> RunDetail
    /// The lines after a position, in order.
    func log(of run: RunID, after position: Int64, limit: Int) async throws -> Page<LogLineView>
    /// What people are asked to decide on now, the oldest first.
    func approvals() async throws -> [ApprovalRequest]

    /// Asks for a run; a server takes it up.
    func start(_ order: RunOrder) async throws -> StartedRun
    func cancel(_ id: RunID, reason: String?) async throws -> RunView
    /// - Returns: the run to look at from now on.
    func retry(_ id: RunID) async throws -> RunView
    func resolve(_ id: RunID, _ resolution: Resolution) async throws -> RunView
    func approve(_ id: RunID, _ decision: Decision) async throws -> RunView
    func refuse(_ id: RunID, _ decision: Decision) async throws -> RunView

    // MARK: The ledger

    /// Newest first, unless asked otherwise.
    func entries(_ question: EntryQuestion) async throws -> Page<EntryView>
    func entry(_ index: Int64) async throws -> EntryView
    /// Signs the ledger as it is now.
    func checkpoint() async throws -> CheckpointView
    /// The checkpoints that were signed last, the newest first.
    func checkpoints(limit: Int) async throws -> Page<CheckpointView>
    /// A proof to hand out that an entry stands in the ledger, with a checkpoint it leads to.
    func proof(of index: Int64) async throws -> EntryProofView
    /// The hashes from an entry to the root of the ledger of `size` entries; of all there are now if not said.
    func inclusion(of index: Int64, size: Int64?) async throws -> MerkleProofView
    /// The hashes that show that the ledger of `new` entries begins with that of `old`.
    func consistency(from old: Int64, to new: Int64?) async throws -> MerkleProofView
    /// Reads every entry and compares it with everything that was ever recorded about it.
    func verify(_ question: VerificationQuestion) async throws -> VerificationView
    /// Some whole lines of the ledger, an entry a line, just as they were hashed.
    func export(from index: Int64, limit: Int) async throws -> ExportPage

    // MARK: What happens

    /// What happens from now on, or after a cursor that an earlier stream ended with.
    func events(after cursor: EventCursor?, of run: RunID?) async throws -> EventStream
}

extension Client {
    /// How every promise stands now.
    package func readiness() async throws -> ReadinessReport {
        try await readiness(asOf: nil)
    }

    /// The checkpoint that was signed last; `nil` before the first.
    package func latestCheckpoint() async throws -> CheckpointView? {
        try await checkpoints(limit: 1).items.first
    }
}
