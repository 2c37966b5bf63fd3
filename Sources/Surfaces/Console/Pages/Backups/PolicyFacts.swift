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

    init(_ name: String, of client: any Client, proofs: Int = 40) async throws {
        self.name = name
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

    var lastProof: ProofFacts? { proofs.first }

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
