import VigieCluster
import VigieEngine
import VigiePlan

/// What the chapter does on clusters by itself.
extension Secrets {
    static func lookingAtClusters(in plan: Plan) -> [Schedule] {
        plan.all(Cluster.self).map { cluster in
            Schedule(
                name: "cluster-\(cluster.name)-secrets", trigger: .every(.seconds(86_400)), overlap: .skip,
                procedure: InventorySecrets(cluster: cluster.name))
        }
    }
}
