import Surroundings
import VigieLedger

/// What the steps of a proof hand to one another, as the store keeps it.

/// The first step's result: what was found in the repository, and what will be restored.
struct ProofChoice: Codable, Sendable {
    var disasterAt: Timestamp
    var took: Span
    var engine: String?
    var backup: BackupSummary?
    /// The archive of the chosen backup's cluster: `15-1`.
    var archive: String?
    /// PostgreSQL's major version: `15`.
    var major: String?
    var segmentSize = SegmentSize.usual
    var log: LogContinuity?
    var target: RecoveryTarget?
    /// The newest heartbeat that anybody knows of.
    var newest: CanarySample?
    var findings: [Finding] = []

    /// Whether there is anything to restore.
    var isPossible: Bool {
        backup != nil && target != nil && !findings.contains { $0.verdict == .inconclusive }
    }
}

/// The result of fetching a backup into the copy.
struct ProofFetch: Codable, Sendable {
    var took: Span
    var findings: [Finding]
}

/// The result of letting the copy recover.
struct ProofReplay: Codable, Sendable {
    var took: Span
    var isolation: Isolation?
    var hasRecovered: Bool
    /// By the server's clock.
    var lastTransactionAt: Timestamp?
    var findings: [Finding]
}

/// The result of looking at the copy.
struct ProofLook: Codable, Sendable {
    var took: Span
    var recovered: RecoveredPoint?
    var forged: [Int64]
    var firstMissing: Int64?
    var assertions: [AssertionOutcome]
    var rowCounts: [String: Int64]
    var findings: [Finding]
}
