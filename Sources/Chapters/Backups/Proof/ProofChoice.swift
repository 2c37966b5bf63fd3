import Surroundings
import VigieLedger

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
