import VigieLedger

/// A database was made ready for backups: its stanza, its archiving and its canary.
package struct CanaryPrepared: Evidence, Hashable {
    package static let kind = "backup.prepared"

    package let database: String
    package let stanza: String
    package let repositories: [String]
    package let schema: String
    package let role: String
    package let segmentSize: SegmentSize
    package let archiveCommand: String

    package init(
        database: String, stanza: String, repositories: [String], schema: String, role: String,
        segmentSize: SegmentSize, archiveCommand: String
    ) {
        self.database = database
        self.stanza = stanza
        self.repositories = repositories
        self.schema = schema
        self.role = role
        self.segmentSize = segmentSize
        self.archiveCommand = archiveCommand
    }
}
