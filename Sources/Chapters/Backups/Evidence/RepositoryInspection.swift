import Surroundings
import VigieLedger
import Wording

/// Makes the inventory of a repository from what the engine lists in it.
struct RepositoryInspection: Sendable {
    let repository: String
    let stanza: String
    let retention: PgBackRestSetup.Retention
    let rpo: Duration
    /// Whether the log is to be there too.
    let archives: Bool
    let segmentSize: SegmentSize
    let earlier: [BackupSummary]
    let now: Timestamp

    func inventory(_ info: StanzaInfo, listing: ArchiveListing) -> RepositoryInventory {
        let backups = info.backup.map { BackupSummary($0) }
        let archiveID = info.archive.last?.id ?? ""
        let segments = listing.segments[archiveID] ?? []
        let archive = listing.archive(archiveID, segmentSize: segmentSize)
        let newest = segments.first { $0.name == archive.last }?.writtenAt.map(Timestamp.init(seconds:))
        let gaps = gaps(in: archive, since: backups)
        let check = RetentionCheck(retention, backups: backups, earlier: earlier, now: now)
        let findings = findings(backups: backups, gaps: gaps, lastArchivedAt: newest, check: check)
        return RepositoryInventory(
            repository: repository, stanza: stanza, backups: backups, log: archive.ranges, gaps: gaps,
            lastArchivedAt: newest, retention: check, verdict: findings.verdict ?? .pass, findings: findings)
    }

    /// Nothing could be read.
    func failed(_ failure: PgBackRestFailure) -> RepositoryInventory {
        let finding = failure.finding(("The repository \(repository)", "Le dépôt \(repository)"))
        return RepositoryInventory(
            repository: repository, stanza: stanza, backups: [], log: [], gaps: [], lastArchivedAt: nil,
            retention: nil, verdict: failure.verdict, findings: [finding])
    }

    /// Where every instant since the oldest backup is promised, the log has to reach without a gap from there on;
    /// otherwise each backup only needs its own piece.
    private func gaps(in archive: WALArchive, since backups: [BackupSummary]) -> [WALRange] {
        guard let oldest = backups.first, let newest = backups.last else { return [] }
        if archives { return archive.gaps(from: oldest.firstSegment, through: newest.lastSegment) }
        return backups.flatMap { archive.gaps(from: $0.firstSegment, to: $0.lastSegment) }
    }

    private func findings(
        backups: [BackupSummary], gaps: [WALRange], lastArchivedAt: Timestamp?, check: RetentionCheck
    ) -> [Finding] {
        var findings = gaps.map { LogGap($0).finding(in: repository) }
        for backup in backups where backup.hasErrors { findings.append(.damagedPages(backup.label)) }
        if !check.lost.isEmpty {
            let list = check.lost.joined(separator: ", ")
            findings.append(
                Finding(
                    "inventory.lost", .fail, en: "Backups are gone that the policy still keeps: \(list).",
                    fr: "Des sauvegardes ont disparu que la politique conserve encore : \(list)."))
        }
        if !check.surplus.isEmpty {
            let list = check.surplus.joined(separator: ", ")
            findings.append(
                Finding(
                    "inventory.surplus", .fail, en: "Backups are still there that should have expired: \(list).",
                    fr: "Des sauvegardes auraient dû expirer et sont encore là : \(list)."))
        }
        if archives, let lastArchivedAt { findings += staleness(now - lastArchivedAt) }
        return findings
    }

    /// An idle server archives nothing, so an old log alone is no proof of a fault; a much too old one is.
    private func staleness(_ age: Duration) -> [Finding] {
        guard age > rpo * 2 else { return [] }
        let (span, objective) = (LocalizedText(span: age), LocalizedText(span: rpo))
        return [
            Finding(
                "inventory.stale", .fail,
                en: "Nothing was archived for \(span.en); the objective is \(objective.en).",
                fr: "Rien n’a été archivé depuis \(span.fr) ; l’objectif est \(objective.fr).")
        ]
    }
}

/// A hole in the write-ahead log.
struct LogGap: Sendable {
    let range: WALRange

    init(_ range: WALRange) {
        self.range = range
    }

    func finding(in repository: String) -> Finding {
        let name = range.first == range.last ? "\(range.first)" : "\(range.first) – \(range.last)"
        return Finding(
            "log.missing", .fail,
            en: "The write-ahead log has a hole in \(repository): \(name) is missing. Whatever came after is lost.",
            fr: "Le journal a un trou dans \(repository) : \(name) manque. Tout ce qui suit est perdu.")
    }
}

extension Finding {
    static func damagedPages(_ label: String) -> Finding {
        Finding(
            "backup.page-checksums", .fail, en: "Pages with a wrong checksum were found while \(label) was taken.",
            fr: "Des pages à somme de contrôle fausse ont été trouvées pendant la sauvegarde \(label).")
    }
}
