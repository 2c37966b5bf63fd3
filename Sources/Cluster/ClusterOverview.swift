package import Surroundings
package import VigieLedger
package import VigiePlan

/// A cluster of the plan beside what its last check found.
package struct ClusterOverview: Codable, Sendable {
    package let name: String
    package let namespaces: [String]
    package let checkedAt: Timestamp?
    package let last: ClusterChecked?

    package init(_ cluster: Resource<Cluster>, in ledger: Ledger) async throws {
        name = cluster.name
        namespaces = cluster.spec.namespaces
        let latest = try await ledger.latest(ClusterChecked.self, subject: cluster.identifier)
        checkedAt = latest?.0.at
        last = latest?.1
    }
}
