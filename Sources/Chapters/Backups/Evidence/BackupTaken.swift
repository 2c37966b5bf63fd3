package import Surroundings
import VigieLedger

/// A backup was taken, and the repository lists it.
package struct BackupTaken: Evidence, Hashable {
    package static let kind = "backup.taken"

    package let repository: String
    package let stanza: String
    package let backup: BackupSummary
    /// What was asked for; the first backup becomes a full one whatever was asked.
    package let requested: BackupType
    package let took: Span
    package let engine: String

    package init(
        repository: String, stanza: String, backup: BackupSummary, requested: BackupType, took: Span, engine: String
    ) {
        self.repository = repository
        self.stanza = stanza
        self.backup = backup
        self.requested = requested
        self.took = took
        self.engine = engine
    }
}

/// One backup as its repository lists it.
package struct BackupSummary: Codable, Hashable, Sendable {
    package let label: String
    package let type: BackupType
    package let startedAt: Timestamp
    package let stoppedAt: Timestamp
    /// Once restored, in bytes.
    package let size: Int64
    /// What this backup added to the repository, in bytes.
    package let stored: Int64
    package let firstSegment: SegmentName
    package let lastSegment: SegmentName
    /// Pages with a wrong checksum were found while it was taken.
    package let hasErrors: Bool

    package init(_ backup: StanzaInfo.Backup) {
        label = backup.label
        type = BackupType(word: backup.type) ?? .full
        startedAt = Timestamp(seconds: backup.timestamp.start)
        stoppedAt = Timestamp(seconds: backup.timestamp.stop)
        size = backup.info.size
        stored = backup.info.repository.delta
        firstSegment = backup.archive.start
        lastSegment = backup.archive.stop
        hasErrors = backup.error ?? false
    }

    package init(
        label: String, type: BackupType, startedAt: Timestamp, stoppedAt: Timestamp, size: Int64, stored: Int64,
        firstSegment: SegmentName, lastSegment: SegmentName, hasErrors: Bool = false
    ) {
        self.label = label
        self.type = type
        self.startedAt = startedAt
        self.stoppedAt = stoppedAt
        self.size = size
        self.stored = stored
        self.firstSegment = firstSegment
        self.lastSegment = lastSegment
        self.hasErrors = hasErrors
    }
}
