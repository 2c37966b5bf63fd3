import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieCluster
import VigieLedger
import VigiePlan
import VigieSecrets
import VigieServer

struct SecretList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the plan's secrets: where they live, and how old they are; and those of its clusters.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let secrets = try await place.withControlPlane { plane in
            var secrets: [SecretOverview] = []
            for secret in plane.plan.all(ManagedSecret.self) {
                secrets.append(try await SecretOverview(secret, in: plane.ledger))
            }
            var inventories: [SecretInventory] = []
            for cluster in plane.plan.all(Cluster.self) {
                for namespace in cluster.spec.namespaces {
                    let latest = try await plane.ledger.latest(
                        SecretInventory.self, subject: cluster.subject(of: namespace))
                    if let latest { inventories.append(latest.evidence) }
                }
            }
            return SecretOverviews(secrets: secrets, inventories: inventories)
        }
        try output.format.present(secrets)
    }
}

/// What is known of several secrets.
struct SecretOverviews: Presentable {
    let secrets: [SecretOverview]
    /// The newest of each namespace of the clusters.
    let inventories: [SecretInventory]

    var text: String {
        inventories.isEmpty ? own : own + "\n\n" + InventoryReport(inventories: inventories).text
    }

    private var own: String {
        guard !secrets.isEmpty else { return "The plan has no Secret." }
        var table = Table(.init("SECRET"), .init("PLACE"), .init("AT MOST"), .init("CHANGED"))
        for secret in secrets {
            table.add(secret.name, secret.place, secret.interval ?? "–", secret.changedAt?.display ?? "never")
        }
        return table.text
    }

    var json: JSONValue {
        get throws {
            [
                "secrets": .array(try secrets.map { try JSONValue(encoding: $0) }),
                "inventories": try InventoryReport(inventories: inventories).json,
            ]
        }
    }
}
