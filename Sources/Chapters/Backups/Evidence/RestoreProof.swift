package import Surroundings
package import VigieLedger
package import Wording

/// A backup was restored elsewhere and looked at: what was recovered, how long it took, and what that proves.
package struct RestoreProof: Evidence, Hashable {
    package static let kind = "backup.proof"

    package let repository: String
    package let site: String?
    package let stanza: String
    package let verdict: Verdict
    /// What was found, the gravest first; empty for a plain pass.
    package let findings: [Finding]
    package let objectives: ProofObjectives
    /// From the last heartbeat that was recovered to the instant at which the proof assumed a disaster; `nil` where it
    /// could not be measured.
    package let achievedRPO: Span?
    /// From that instant until the restored database had been looked at; `nil` where that was not reached.
    package let achievedRTO: Span?
    /// The assumed instant of the disaster.
    package let disasterAt: Timestamp
    package let backup: BackupSummary?
    package let target: RecoveryTarget?
    package let recovered: RecoveredPoint?
    package let phases: [ProofPhase]
    package let isolation: Isolation?
    package let log: LogContinuity?
    package let assertions: [AssertionOutcome]
    /// Rows of each table, for the next proof to compare with.
    package let rowCounts: [String: Int64]
    package let engine: String?

    package init(
        repository: String, site: String?, stanza: String, verdict: Verdict, findings: [Finding],
        objectives: ProofObjectives, achievedRPO: Span?, achievedRTO: Span?, disasterAt: Timestamp,
        backup: BackupSummary?, target: RecoveryTarget?, recovered: RecoveredPoint?, phases: [ProofPhase],
        isolation: Isolation?, log: LogContinuity?, assertions: [AssertionOutcome], rowCounts: [String: Int64],
        engine: String?
    ) {
        self.repository = repository
        self.site = site
        self.stanza = stanza
        self.verdict = verdict
        self.findings = findings
        self.objectives = objectives
        self.achievedRPO = achievedRPO
        self.achievedRTO = achievedRTO
        self.disasterAt = disasterAt
        self.backup = backup
        self.target = target
        self.recovered = recovered
        self.phases = phases
        self.isolation = isolation
        self.log = log
        self.assertions = assertions
        self.rowCounts = rowCounts
        self.engine = engine
    }
}

/// The objectives as they stood when the proof was made.
package struct ProofObjectives: Codable, Hashable, Sendable {
    package let rpo: Span
    package let rto: Span

    package init(rpo: Span, rto: Span) {
        self.rpo = rpo
        self.rto = rto
    }
}

/// One part of a proof, and how long it took.
package struct ProofPhase: Codable, Hashable, Sendable {
    package enum Name: String, Codable, Hashable, Sendable, CaseIterable {
        /// Look what the repository holds, and choose what to restore.
        case choose
        /// Copy the backup into an empty directory.
        case fetch
        /// Start the copy and let it read the log up to the target.
        case replay
        /// Look whether everything is there.
        case validate
    }

    package let name: Name
    package let took: Span

    package init(_ name: Name, took: Span) {
        self.name = name
        self.took = took
    }
}

extension ProofPhase.Name {
    package var title: LocalizedText {
        switch self {
        case .choose: LocalizedText(en: "choose", fr: "choisir")
        case .fetch: LocalizedText(en: "fetch", fr: "rapatrier")
        case .replay: LocalizedText(en: "replay", fr: "rejouer")
        case .validate: LocalizedText(en: "validate", fr: "valider")
        }
    }
}

/// Where a copy really ended up.
package struct RecoveredPoint: Codable, Hashable, Sendable {
    /// The number and time of the last heartbeat in it.
    package let heartbeat: Int64
    package let at: Timestamp
    /// How many heartbeats it holds, and how many are missing between them.
    package let heartbeats: Int
    package let missing: Int

    package init(heartbeat: Int64, at: Timestamp, heartbeats: Int, missing: Int) {
        self.heartbeat = heartbeat
        self.at = at
        self.heartbeats = heartbeats
        self.missing = missing
    }
}

/// What the repository holds of the write-ahead log, counted from the restored backup on.
package struct LogContinuity: Codable, Hashable, Sendable {
    package let first: SegmentName
    package let last: SegmentName?
    package let lastArchivedAt: Timestamp?
    package let gaps: [WALRange]

    package init(first: SegmentName, last: SegmentName?, lastArchivedAt: Timestamp?, gaps: [WALRange]) {
        self.first = first
        self.last = last
        self.lastArchivedAt = lastArchivedAt
        self.gaps = gaps
    }
}
