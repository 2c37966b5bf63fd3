import KubernetesClient
import Surroundings
import VigieCluster
import VigieEngine
import VigiePlan

/// The namespaces of clusters that a recovery writes into: made where they are missing, and those of a rehearsal
/// removed again with everything in them.
struct RecoveryRooms: Sendable {
    let plan: Plan
    let world: World
    /// Another cluster than the plan's, such as one that is empty.
    let elsewhere: Resource<Cluster>?
    /// How the names of a rehearsal's own namespaces begin.
    let rehearsal: String?

    private static let label = "app.kubernetes.io/managed-by"

    /// Where a place of the plan is for this recovery.
    func place(of work: SecretWork) -> any SecretPlace {
        guard let place = work.place as? KubernetesPlace else { return work.place }
        let name = rehearsal.map { String("\($0)-\(place.namespace)".prefix(63)) }
        return place.moved(to: elsewhere, namespace: name)
    }

    /// Whether a place is written into when nothing but a rehearsal is wanted.
    func isOwn(_ place: any SecretPlace) -> Bool {
        rehearsal != nil && place is KubernetesPlace
    }

    /// Makes the namespace of a place, if it has one and it is missing.
    func prepare(_ place: any SecretPlace) async throws {
        guard let place = place as? KubernetesPlace else { return }
        try await place.cluster.with(world) { kubernetes in
            let namespaces = kubernetes.resources(Namespace.self)
            if try await namespaces.find(place.namespace) != nil { return }
            let namespace = Namespace(name: place.namespace) {
                $0.metadata.labels = [Self.label: KubernetesPlace.manager]
            }
            do {
                _ = try await namespaces.create(namespace, WriteOptions(fieldManager: KubernetesPlace.manager))
            } catch let error as KubernetesError where error.isAlreadyExists {
                return
            }
        }
    }

    /// Removes the rehearsal's namespaces, and nothing that has not its name and its label.
    func clear(_ places: [any SecretPlace]) async throws {
        guard let rehearsal else { return }
        for place in places.compactMap({ $0 as? KubernetesPlace }) {
            try await place.cluster.with(world) { kubernetes in
                let namespaces = kubernetes.resources(Namespace.self)
                guard place.namespace.hasPrefix(rehearsal), let found = try await namespaces.find(place.namespace),
                    found.labels[Self.label] == KubernetesPlace.manager
                else { return }
                try await namespaces.ensureGone(place.namespace, DeleteOptions(uid: found.uid))
            }
        }
    }
}
