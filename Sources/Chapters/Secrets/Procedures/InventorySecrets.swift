import KubernetesClient
import VigieCluster
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Lists the secrets of a cluster's declared namespaces, with who uses them and what is amiss.
package struct InventorySecrets: Procedure, Hashable {
    package static let name: ProcedureName = "secret.inventory"
    package static let title = LocalizedText(en: "List a cluster's secrets", fr: "Recenser les secrets d’un cluster")

    package let cluster: String

    package init(cluster: String) {
        self.cluster = cluster
    }

    package var subject: String { "Cluster/\(cluster)" }

    package func perform(in run: Run) async throws -> InventoryResult {
        guard let cluster = run.plan.find(Cluster.self, cluster) else { throw ClusterError.noCluster(cluster) }
        var inventories: [SecretInventory] = []
        for namespace in cluster.spec.namespaces {
            let work = NamespaceInventory(
                cluster: cluster.name, namespace: namespace, policy: run.plan.policy(of: namespace, in: cluster))
            let inventory: SecretInventory = try await run.step("look into \(namespace)", retry: .standard) { _ in
                try await cluster.with(run.world) { try await work.make($0) }
            }
            try await run.record(inventory, subject: cluster.subject(of: namespace))
            inventories.append(inventory)
        }
        return InventoryResult(inventories: inventories)
    }
}

/// What an inventory returns.
package struct InventoryResult: RunResult, Hashable {
    package let inventories: [SecretInventory]

    package var verdict: Verdict { inventories.allSatisfy(\.open.isEmpty) ? .pass : .fail }

    package var summary: String {
        let secrets = inventories.reduce(0) { $0 + $1.secrets.count }
        let findings = inventories.flatMap(\.open)
        let counts = Dictionary(grouping: findings, by: \.sort).sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.value.count) \($0.key.rawValue)" }
        let amiss = counts.isEmpty ? "nothing is amiss" : counts.joined(separator: ", ")
        return "\(secrets) secrets in \(inventories.count) namespaces: \(amiss)."
    }
}
