package import KubernetesClient
package import Wording

/// Why a cluster could not be looked at.
package enum ClusterError: Error, Hashable, Sendable {
    case noCluster(String)
    case notConfigured(cluster: String, problem: ConfigurationProblem)
}

extension ClusterError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .noCluster(let name):
            Problem(
                code: "cluster.none", nature: .usage, title: "The plan has no Cluster '\(name)'.",
                hint: "`vigie cluster list` shows those there are.")
        case .notConfigured(let cluster, let problem):
            Problem(
                code: "cluster.not-configured", nature: .usage, title: "The way to the cluster '\(cluster)' is wrong.",
                detail: problem.description)
        }
    }
}
