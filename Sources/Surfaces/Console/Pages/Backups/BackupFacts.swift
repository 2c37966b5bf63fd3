import JSONTree
import Surroundings
import VigieClient
import VigieLedger
import Wording

/// What the ledger says of a backup policy, read by the shape of its entries: the chapter that writes them is unknown
/// here, and may be absent.
struct ProofFacts: Sendable {
    let index: Int64
    let at: Timestamp
    let verdict: Verdict
    let repository: String
    let site: String?
    let achievedRPO: Duration?
    let achievedRTO: Duration?
    let objectiveRPO: Duration?
    let objectiveRTO: Duration?
    /// What was recovered to.
    let recoveredAt: Timestamp?
    let phases: [(name: String, took: Duration)]
    let findings: [LocalizedText]

    init?(_ entry: EntryView) {
        guard let data = entry.data, let verdict = data["verdict"]?.string.flatMap(Verdict.init(rawValue:)) else {
            return nil
        }
        index = entry.index
        at = entry.at
        self.verdict = verdict
        repository = data["repository"]?.string ?? ""
        site = data["site"]?.string
        achievedRPO = data["achievedRPO"]?.seconds
        achievedRTO = data["achievedRTO"]?.seconds
        objectiveRPO = data["objectives"]?["rpo"]?.seconds
        objectiveRTO = data["objectives"]?["rto"]?.seconds
        recoveredAt = data["recovered"]?["at"]?.instant
        phases = (data["phases"]?.array ?? []).compactMap { phase in
            guard let name = phase["name"]?.string, let took = phase["took"]?.seconds else { return nil }
            return (name, took)
        }
        findings = (data["findings"]?.array ?? []).compactMap { $0["text"].flatMap { try? $0.decoded() } }
    }
}

/// One backup that is, or was, in a repository.
struct BackupFacts: Sendable {
    let label: String
    /// `full`, `diff` or `incr`.
    let type: String
    let at: Timestamp
    let size: Int64
    let repository: String

    init?(_ backup: JSONValue?, repository: String?) {
        guard let backup, let label = backup["label"]?.string, let at = backup["stoppedAt"]?.instant else { return nil }
        self.label = label
        self.at = at
        type = backup["type"]?.string ?? "full"
        size = backup["size"]?.integer ?? 0
        self.repository = repository ?? ""
    }
}

/// What a repository was found to hold.
struct InventoryFacts: Sendable {
    let at: Timestamp
    let index: Int64
    let verdict: Verdict
    let repository: String
    let backups: [BackupFacts]
    /// The earliest instant that can be restored, and the latest that was stored.
    let reachesBackTo: Timestamp?
    let lastArchivedAt: Timestamp?
    let gaps: Int
    let findings: [LocalizedText]

    init?(_ entry: EntryView) {
        guard let data = entry.data else { return nil }
        at = entry.at
        index = entry.index
        verdict = data["verdict"]?.string.flatMap(Verdict.init(rawValue:)) ?? .inconclusive
        let repository = data["repository"]?.string ?? ""
        self.repository = repository
        backups = (data["backups"]?.array ?? []).suffix(400).compactMap { BackupFacts($0, repository: repository) }
        reachesBackTo = data["retention"]?["reachesBackTo"]?.instant
        lastArchivedAt = data["lastArchivedAt"]?.instant
        gaps = data["gaps"]?.array?.count ?? 0
        findings = (data["findings"]?.array ?? []).compactMap { $0["text"].flatMap { try? $0.decoded() } }
    }
}

extension JSONValue {
    /// A number of seconds.
    fileprivate var seconds: Duration? {
        number.flatMap { $0.isFinite && $0.magnitude < 1e12 ? .milliseconds(Int64(($0 * 1000).rounded())) : nil }
    }

    fileprivate var instant: Timestamp? {
        string.flatMap(Timestamp.init(rfc3339:))
    }
}
