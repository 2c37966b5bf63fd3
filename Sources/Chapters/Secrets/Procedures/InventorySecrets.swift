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

    package static let steps = [Phrase("look into …", fr: "regarder dans …")]

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
            let inventory: SecretInventory = try await run.step("look into \(namespace)", retry: .none) { _ in
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

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        let (secrets, places) = (inventories.reduce(0) { $0 + $1.secrets.count }, inventories.count)
        let counts = Dictionary(grouping: inventories.flatMap(\.open), by: \.sort)
            .sorted { $0.key.rawValue < $1.key.rawValue }
        func amiss(_ nothing: String, _ word: (SecretInventory.Finding.Sort) -> String) -> String {
            counts.isEmpty
                ? nothing : counts.map { "\($0.value.count) \(word($0.key))" }.joined(separator: ", ")
        }
        return LocalizedText(
            en: "\(secrets) secrets in \(places) namespaces: \(amiss("nothing is amiss") { $0.rawValue }).",
            fr: "\(secrets) secrets dans \(places) espaces de noms : \(amiss("rien à redire") { $0.french }).")
    }
}

extension SecretInventory.Finding.Sort {
    /// As a sentence counts it.
    fileprivate var french: String {
        switch self {
        case .unexpected: "inattendus"
        case .unused: "inutilisés"
        case .plain: "en clair"
        case .annotated: "répétés en annotation"
        }
    }
}
