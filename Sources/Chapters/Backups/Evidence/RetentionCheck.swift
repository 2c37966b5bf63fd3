package import Surroundings

/// Whether a repository keeps what its policy says: not less, and not for ever more.
package struct RetentionCheck: Codable, Hashable, Sendable {
    /// Full backups that are there.
    package let full: Int
    /// The earliest instant that can be restored.
    package let reachesBackTo: Timestamp?
    /// Backups that were listed before, that the policy still keeps, and that are gone.
    package let lost: [String]
    /// Full backups beyond what the policy keeps.
    package let surplus: [String]

    package init(full: Int, reachesBackTo: Timestamp?, lost: [String], surplus: [String]) {
        self.full = full
        self.reachesBackTo = reachesBackTo
        self.lost = lost
        self.surplus = surplus
    }

    package var isKept: Bool { lost.isEmpty && surplus.isEmpty }
}

extension RetentionCheck {
    /// - Parameters:
    ///   - backups: what the repository lists now.
    ///   - earlier: what it listed at the last look; empty at the first one.
    package init(
        _ retention: PgBackRestSetup.Retention, backups: [BackupSummary], earlier: [BackupSummary], now: Timestamp
    ) {
        let full = backups.filter { $0.type == .full }.sorted { $0.stoppedAt < $1.stoppedAt }
        let present = Set(backups.map(\.label))
        // Newer ones that were taken since count too: it is by them that older ones expire.
        let known = Self.merged(full, earlier.filter { $0.type == .full })
        let kept: [BackupSummary]
        switch retention.full {
        case .count(let count): kept = Array(known.suffix(count))
        case .days(let days): kept = Self.within(days: days, of: known, now: now)
        }
        let keptLabels = Set(kept.map(\.label))
        self.init(
            full: full.count, reachesBackTo: full.first?.stoppedAt,
            lost: kept.map(\.label).filter { !present.contains($0) },
            surplus: full.map(\.label).filter { !keptLabels.contains($0) })
    }

    private static func merged(_ left: [BackupSummary], _ right: [BackupSummary]) -> [BackupSummary] {
        let all = Dictionary((left + right).map { ($0.label, $0) }) { first, _ in first }
        return all.values.sorted { $0.stoppedAt < $1.stoppedAt }
    }

    /// A full backup goes when another one is old enough to begin the whole span.
    private static func within(days: Int, of known: [BackupSummary], now: Timestamp) -> [BackupSummary] {
        let start = now - .seconds(Int64(days) * 86_400)
        let base = known.lastIndex { $0.stoppedAt <= start } ?? 0
        return Array(known[min(base, known.count)...])
    }
}
