package import Surroundings
import VigieLedger

/// What the log of a server that recovered says.
package struct RecoveryLog: Sendable {
    private let lines: [Substring]

    package init(_ text: String) {
        lines = text.split(separator: "\n")
    }

    /// How many segments were fetched from the archive.
    package var segments: Int { lines.count { $0.contains("restored log file \"") } }

    /// The last segment that was fetched.
    package var lastSegment: SegmentName? {
        lines.last { $0.contains("restored log file \"") }.flatMap { line in
            line.split(separator: "\"").dropFirst().first.flatMap(SegmentName.init)
        }
    }

    /// The time of the last transaction that was replayed, by the server's clock.
    package var lastTransactionAt: Timestamp? {
        guard let line = lines.last(where: { $0.contains("last completed transaction was at log time ") }),
            let range = line.firstRange(of: "log time ")
        else { return nil }
        return Timestamp(rfc3339: String(line[range.upperBound...].prefix { $0 != "," }))
    }

    /// The lines that say why it failed.
    package var complaints: [String] {
        lines.filter { $0.contains("FATAL: ") || $0.contains("PANIC: ") || $0.contains("ERROR: ") }
            .filter { !$0.contains("the database system is starting up") && !$0.contains("not yet accepting") }
            .map { line in line.firstRange(of: "FATAL:").map { String(line[$0.lowerBound...]) } ?? String(line) }
    }

    /// Why the server did not come up, in words; `nil` if its log does not tell.
    package var failure: Finding? {
        let text = complaints.joined(separator: "\n")
        guard !text.isEmpty else { return nil }
        for known in Self.known where text.contains(known.words) { return known.finding }
        let last = complaints.last ?? ""
        return Finding(
            "proof.server-failed", .fail, en: "PostgreSQL did not come up on the restored copy: \(last)",
            fr: "PostgreSQL n’a pas démarré sur la copie restaurée : \(last)")
    }

    private static let known: [(words: String, finding: Finding)] = [
        (
            "No space left on device",
            Finding(
                "proof.disk-full", .inconclusive, en: "The disk became full while the copy recovered.",
                fr: "Le disque s’est rempli pendant la reprise de la copie.")
        ),
        (
            "recovery ended before configured recovery target was reached",
            Finding(
                "proof.target-not-reached", .fail,
                en: "The log ended before the chosen instant: changes that were archived cannot be restored.",
                fr: "Le journal s’arrête avant l’instant choisi : des modifications archivées sont perdues.")
        ),
        (
            "WAL ends before",
            Finding(
                "proof.not-consistent", .fail,
                en: "The log ended before the backup was consistent: it cannot be restored at all.",
                fr: "Le journal s’arrête avant que la sauvegarde soit cohérente : elle est irrécupérable.")
        ),
        (
            "could not locate required checkpoint record",
            Finding(
                "proof.no-checkpoint", .fail,
                en: "The log that the backup begins with is missing: it cannot be restored at all.",
                fr: "Le début du journal de la sauvegarde manque : elle est irrécupérable.")
        ),
        (
            "could not access file",
            Finding(
                "proof.library-missing", .inconclusive,
                en: "A library that the copy should preload is not installed here.",
                fr: "Une bibliothèque que la copie doit précharger n’est pas installée ici.")
        ),
        (
            "could not create shared memory segment",
            Finding(
                "proof.no-memory", .inconclusive, en: "This machine has too little shared memory for the copy.",
                fr: "Cette machine n’a pas assez de mémoire partagée pour la copie.")
        ),
        (
            "Cannot allocate memory",
            Finding(
                "proof.no-memory", .inconclusive, en: "This machine has too little memory for the copy.",
                fr: "Cette machine n’a pas assez de mémoire pour la copie.")
        ),
    ]
}
