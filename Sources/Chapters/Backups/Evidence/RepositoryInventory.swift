package import Surroundings
package import VigieLedger

/// What a repository was found to hold, read from the repository itself.
package struct RepositoryInventory: Evidence, Hashable {
    package static let kind = "backup.inventory"

    package let repository: String
    package let stanza: String
    /// Oldest first.
    package let backups: [BackupSummary]
    /// The stretches of the write-ahead log without a gap.
    package let log: [WALRange]
    /// What is missing of the log since the oldest backup.
    package let gaps: [WALRange]
    /// When the newest segment was stored: how old the repository is, whatever any job claims.
    package let lastArchivedAt: Timestamp?
    package let retention: RetentionCheck?
    package let verdict: Verdict
    package let findings: [Finding]

    package init(
        repository: String, stanza: String, backups: [BackupSummary], log: [WALRange], gaps: [WALRange],
        lastArchivedAt: Timestamp?, retention: RetentionCheck?, verdict: Verdict, findings: [Finding]
    ) {
        self.repository = repository
        self.stanza = stanza
        self.backups = backups
        self.log = log
        self.gaps = gaps
        self.lastArchivedAt = lastArchivedAt
        self.retention = retention
        self.verdict = verdict
        self.findings = findings
    }
}
