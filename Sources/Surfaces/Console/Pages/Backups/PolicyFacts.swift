import JSONTree
import Surroundings
import VigieClient
import VigieLedger

/// Everything the page shows of one policy; a bounded number of entries, however long the ledger.
struct PolicyFacts: Sendable {
    let name: String
    /// Newest first.
    let proofs: [ProofFacts]
    let taken: [BackupFacts]
    /// The newest of each repository.
    let inventories: [InventoryFacts]
    /// The repositories that the plan names now; empty where it is not known.
    private let planned: Set<String>

    /// - Parameter relations: what the policy refers to in the plan.
    init(_ name: String, of client: any Client, proofs: Int = 40, relations: [String] = []) async throws {
        self.name = name
        planned = Set(relations.filter { $0.hasPrefix("Repository/") }.map { String($0.dropFirst(11)) })
        let subject = "BackupPolicy/\(name)"
        func entries(_ kind: String, _ limit: Int) async throws -> [EntryView] {
            try await client.entries(EntryQuestion(kind: kind, subject: subject, limit: limit)).items
        }
        self.proofs = try await entries("backup.proof", proofs).compactMap(ProofFacts.init)
        taken = try await entries("backup.taken", 100).compactMap {
            BackupFacts($0.data?["backup"], repository: $0.data?["repository"]?.string)
        }
        var newest: [String: InventoryFacts] = [:]
        for inventory in try await entries("backup.inventory", 10).compactMap(InventoryFacts.init)
        where newest[inventory.repository] == nil { newest[inventory.repository] = inventory }
        inventories = newest.values.sorted { $0.repository < $1.repository }
    }

    /// How the policy stands: of the newest proof of each repository the worst. A repository that comes back does not
    /// speak for one that does not.
    var lastProof: ProofFacts? {
        var newest: [String: ProofFacts] = [:]
        for proof in proofs where newest[proof.repository] == nil { newest[proof.repository] = proof }
        let kept = newest.values.filter { planned.contains($0.repository) }
        return (kept.isEmpty ? Array(newest.values) : kept)
            .max { ($0.verdict.gravity, $0.at) < ($1.verdict.gravity, $1.at) }
    }

    /// Every repository that anything is known of.
    var repositories: [String] {
        Set(inventories.map(\.repository) + taken.map(\.repository) + proofs.map(\.repository)).filter { !$0.isEmpty }
            .sorted()
    }

    /// The backups of a repository: those it lists, and those that were taken since it was looked at.
    func backups(in repository: String) -> [BackupFacts] {
        let listed = inventories.first { $0.repository == repository }
        let newer = taken.filter { taken in taken.repository == repository && listed.map { taken.at > $0.at } ?? true }
        return (listed?.backups ?? []) + newer
    }
}

extension Verdict {
    fileprivate var gravity: Int {
        switch self {
        case .pass: 0
        case .inconclusive: 1
        case .fail: 2
        }
    }
}
