package import KubernetesClient
package import Surroundings
package import VigiePlan

extension Resource<Cluster> {
    /// The name people know it by.
    package var title: String { spec.displayName ?? name }

    /// Opens a client of the cluster for the length of the work.
    ///
    /// - Throws: `ClusterError` where the way to it is not usable, or what the work throws.
    package func with<Result: Sendable>(
        _ world: World, _ work: (Kubernetes) async throws -> Result
    ) async throws -> Result {
        var options = KubernetesOptions()
        options.userAgent = "vigie"
        options.world = world
        return try await Kubernetes.with(try configuration(), options: options, work)
    }

    /// Everything that is needed to speak to it.
    package func configuration() throws(ClusterError) -> KubernetesConfiguration {
        do {
            switch spec.access {
            case .inCluster: return try InCluster.configuration()
            case .kubeconfig(let access):
                return try Kubeconfig(paths: [access.file]).configuration(context: access.context)
            }
        } catch let problem as ConfigurationProblem {
            throw .notConfigured(cluster: name, problem: problem)
        } catch {
            throw .notConfigured(
                cluster: name, problem: ConfigurationProblem(file: nil, "the configuration cannot be read"))
        }
    }
}
