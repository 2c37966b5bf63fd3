import ArgumentParser
import JSONTree
import Quantities
import Surroundings
import TerminalOutput
import VigieBackups
import VigieClient
import VigieEngine
import VigieLedger
import VigiePlan
import Wording

struct BackupList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Look what each repository of a policy really holds.",
        discussion: "It is read from the repositories themselves, not from what earlier jobs reported, and recorded."
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var choice: PolicyChoice
    @OptionGroup var repositories: RepositoryChoice

    func run() async throws {
        let inventories = try await reach.withWorkbench { bench in
            let policy = try await choice.resolve(with: bench.client)
            var inventories: [RepositoryInventory] = []
            for repository in try repositories.resolve(in: policy) {
                let procedure = InspectRepository(policy: policy.name, repository: repository)
                inventories.append(try await bench.result(of: procedure).inventory)
            }
            return Inventories(inventories: inventories)
        }
        try output.format.present(inventories)
        try ExitStatus(inventories.verdict).exit()
    }
}

/// What several repositories hold.
struct Inventories: Presentable {
    let inventories: [RepositoryInventory]

    var verdict: Verdict { inventories.map(\.verdict).reduce(.pass) { $0.worse($1) } }

    var text: String {
        inventories.map(text).joined(separator: "\n\n")
    }

    private func text(_ inventory: RepositoryInventory) -> String {
        var parts = ["\(inventory.repository): \(inventory.verdict.title.en)"]
        parts += inventory.findings.map { "  ! \($0.text.en)" }
        var table = Table(
            .init("BACKUP"), .init("TYPE"), .init("TAKEN"), .init("DATABASE", .trailing), .init("STORED", .trailing))
        for backup in inventory.backups {
            table.add(
                backup.label, backup.type.title.en, backup.stoppedAt.display, size(backup.size), size(backup.stored))
        }
        parts.append(inventory.backups.isEmpty ? "No backups." : table.text)
        if let archived = inventory.lastArchivedAt { parts.append("The log was last archived \(archived.display).") }
        return parts.joined(separator: "\n")
    }

    private func size(_ bytes: Int64) -> String {
        "\(bytes / 1_000_000) MB"
    }

    var json: JSONValue {
        get throws { .array(try inventories.map { try JSONValue(encoding: $0) }) }
    }
}
