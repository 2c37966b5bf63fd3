import ArgumentParser
import JSONTree
import TerminalOutput
import VigieSecrets
import VigieServer
import Wording

struct SecretInventoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inventory", abstract: "List a cluster's secrets now: who uses them, and what is amiss.",
        discussion: """
            Values are not asked for. What looks like a secret in a ConfigMap, in plain environment or in a command line
            is found too; where it stands is told, never what. The outcome is recorded.
            """
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var choice: ClusterChoice
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let name = try choice.name(reach.place)
        let result = try await reach.withWorkbench { try await $0.result(of: InventorySecrets(cluster: name)) }
        try output.format.present(InventoryReport(inventories: result.inventories))
        try ExitStatus(result.verdict).exit()
    }
}

/// The secrets of some namespaces, and what is amiss with them.
struct InventoryReport: Presentable {
    let inventories: [SecretInventory]

    var text: String {
        var table = Table(
            .init("NAMESPACE"), .init("SECRET"), .init("TYPE"), .init("KEYS"), .init("CHANGED"), .init("USED BY"))
        for inventory in inventories {
            for secret in inventory.secrets {
                let keys = secret.keys.count == secret.keyCount ? secret.keys.joined(separator: ",") : nil
                let users = secret.uses.map(\.consumer)
                table.add(
                    inventory.namespace, secret.name, secret.type, keys ?? String(secret.keyCount),
                    secret.changedAt?.display, users.prefix(3).joined(separator: ", ") + (users.count > 3 ? ", …" : ""))
            }
        }
        let findings = inventories.flatMap { inventory in
            inventory.findings.map { "\(inventory.namespace): \($0.text)" }
        }
        return ([table.text] + (findings.isEmpty ? [] : [""]) + findings).joined(separator: "\n")
    }

    var json: JSONValue {
        get throws { .array(try inventories.map { try JSONValue(encoding: $0) }) }
    }
}

extension SecretInventory.Finding {
    fileprivate var text: String {
        let what =
            switch sort {
            case .unexpected: "\(place) is not expected here"
            case .unused: "no workload uses \(place)"
            case .plain: "\(place) looks like a secret in the open (\(sign?.rawValue ?? ""))"
            case .annotated: "an annotation of \(place) repeats what it holds; use server-side apply"
            }
        return toleratedBecause.map { "– \(what); it stays: \($0)" } ?? "✗ \(what)"
    }
}
