import Surroundings
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Looks what a repository of a policy really holds: its backups, its log, and whether what is kept is what the policy
/// says.
package struct InspectRepository: Procedure, Hashable {
    package static let name: ProcedureName = "backup.inspect"
    package static let title = LocalizedText(
        en: "Look what a repository holds", fr: "Regarder ce que contient un dépôt")

    package static let steps = [Phrase("look", fr: "regarder")]

    package let policy: String
    package let repository: String

    package init(policy: String, repository: String) {
        self.policy = policy
        self.repository = repository
    }

    package var subject: String { "BackupPolicy/\(policy)" }

    package func perform(in run: Run) async throws -> InventoryResult {
        let work = try BackupWork(policy, in: run)
        let number = try work.protection.number(of: repository)
        let inventory = try await run.step("look") { context in
            try await work.conceal(in: context).inventory(repository, number: number, ledger: run.ledger)
        }
        try await run.record(inventory)
        return InventoryResult(inventory)
    }
}

/// What looking at a repository returns.
package struct InventoryResult: RunResult, Hashable {
    package let inventory: RepositoryInventory

    package init(_ inventory: RepositoryInventory) {
        self.inventory = inventory
    }

    package var verdict: Verdict { inventory.verdict }

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        if let finding = inventory.findings.first(where: { $0.verdict != nil }) { return finding.text }
        let (name, count) = (inventory.repository, inventory.backups.count)
        return LocalizedText(
            en: "\(name) holds \(count) backups and a log without a gap.",
            fr: "\(name) contient \(count) sauvegardes et un journal sans lacune.")
    }
}

extension BackupWork {
    func inventory(_ repository: String, number: Int, ledger: Ledger) async throws -> RepositoryInventory {
        let earlier = try await ledger.all(RepositoryInventory.self, subject: protection.policy.identifier, limit: 200)
            .first { $0.evidence.repository == repository && !$0.evidence.backups.isEmpty }
        let prepared = try await ledger.latest(CanaryPrepared.self, subject: protection.policy.identifier)
        let inspection = RepositoryInspection(
            repository: repository, stanza: protection.stanza, retention: protection.policy.spec.retention.engine,
            rpo: protection.policy.spec.objectives.rpo, archives: protection.policy.spec.archiving,
            segmentSize: prepared?.evidence.segmentSize ?? .usual, earlier: earlier?.evidence.backups ?? [],
            now: world.now())
        do {
            let engine = try await engine()
            let info = try await engine.info(repository: number)
            let listing = try await engine.settledListing(repository: number) { listing in
                !inspection.inventory(info, listing: listing).gaps.isEmpty
            }
            return inspection.inventory(info, listing: listing)
        } catch let failure as PgBackRestFailure {
            return inspection.failed(failure)
        }
    }
}
