import VigieChapter
package import VigieEngine
import VigieLedger
package import VigiePlan

/// What clusters add to a plan, for every chapter that works on one.
package struct Clusters: Part {
    package init() {}

    package let kinds: [any ResourceSpec.Type] = [Cluster.self]

    package let procedures: [any Procedure.Type] = [CheckCluster.self]

    package func schedules(for plan: Plan) -> [Schedule] {
        plan.all(Cluster.self).map { cluster in
            Schedule(
                name: "cluster-\(cluster.name)-check", trigger: .every(cluster.spec.interval), overlap: .skip,
                procedure: CheckCluster(cluster: cluster.name))
        }
    }
}
