import KubernetesClient
import Surroundings
import VigieCluster
import VigiePlan
import Wording

/// Looks whether the way to an API server leads to that server and no other.
struct ClusterTransport {
    let cluster: Resource<Cluster>
    let world: World

    func measure() async -> SecretEncryption.ClusterWay {
        do {
            let isVerified = try await cluster.with(world) { kubernetes in
                // It answers over the connection whose certificate was checked, or not at all.
                _ = try await kubernetes.version()
                return kubernetes.configuration.server.isSecure && kubernetes.configuration.trust != .anyone
            }
            return way(isVerified, nil)
        } catch {
            let problem = error.asProblem
            return way(false, problem.title)
        }
    }

    private func way(_ isVerified: Bool, _ trouble: String?) -> SecretEncryption.ClusterWay {
        let declared = cluster.spec.encryptionAtRest.map {
            SecretEncryption.Statement(by: $0.provider, reference: $0.reference)
        }
        return .init(name: cluster.name, isVerified: isVerified, declared: declared, trouble: trouble)
    }
}
