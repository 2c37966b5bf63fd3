package import VigieChapter
package import VigiePlan

/// A part of Vigie that works on clusters.
package protocol ClusterUser: Part {
    /// What it has to be allowed there for what the plan asks of it.
    func needs(on cluster: Resource<Cluster>, in plan: Plan) -> [ClusterNeed]
}

/// What all parts have to be allowed on clusters. Procedures find it in their run's services.
package struct ClusterNeeds: Sendable {
    private let users: [any ClusterUser]

    /// - Parameter parts: Those among them that work on clusters are asked.
    package init(_ parts: [any Part]) {
        users = parts.compactMap { $0 as? any ClusterUser }
    }

    /// Each once, in the order in which the parts say it.
    func of(_ cluster: Resource<Cluster>, in plan: Plan) -> [ClusterNeed] {
        var asked: Set<ClusterNeed> = []
        return users.flatMap { $0.needs(on: cluster, in: plan) }.filter { asked.insert($0).inserted }
    }
}
