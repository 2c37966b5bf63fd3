import VigieCluster
import VigieEngine
import VigiePlan

/// What the chapter does on clusters by itself.
extension Secrets {
    private static let day = Duration.seconds(86_400)

    static func lookingAtClusters(in plan: Plan) -> [Schedule] {
        let clusters = plan.all(Cluster.self)
        guard !clusters.isEmpty else { return [] }
        let encryption = Schedule(
            name: "secrets-encryption", trigger: .every(day), overlap: .skip, procedure: CheckEncryption())
        return [encryption]
            + clusters.flatMap { cluster in
                [
                    Schedule(
                        name: "cluster-\(cluster.name)-secrets", trigger: .every(day), overlap: .skip,
                        procedure: InventorySecrets(cluster: cluster.name)),
                    Schedule(
                        name: "cluster-\(cluster.name)-access", trigger: .every(day), overlap: .skip,
                        procedure: AuditAccess(cluster: cluster.name)),
                ]
            }
    }

    static func watchingClusters(in plan: Plan) -> [any Watch] {
        plan.all(Cluster.self).flatMap { cluster in
            cluster.spec.namespaces.map { SecretWatch(cluster: cluster.name, namespace: $0) }
        }
    }
}
