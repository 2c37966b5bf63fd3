import VigieCluster
package import VigiePlan

extension ManagedSecret {
    /// Two secrets in one place would take each other's away; and nobody looks into a namespace that is not the plan's.
    package static func check(_ plan: Plan) -> [Diagnostic] {
        var places: [String: Resource<ManagedSecret>] = [:]
        var diagnostics: [Diagnostic] = []
        for secret in plan.all(ManagedSecret.self) {
            for (place, path) in secret.spec.writtenPlaces {
                if let other = places[place] {
                    diagnostics.append(
                        .error(
                            "secret.place-twice", "\(place) is the place of '\(other.name)' already",
                            at: secret.position(of: path), hint: "give each secret a place of its own",
                            related: [.init("the other one", at: other.position)]))
                } else {
                    places[place] = secret
                }
            }
            if case .kubernetes(let place) = secret.spec.place, let cluster = plan.resolve(place.cluster),
                !cluster.spec.namespaces.contains(place.namespace)
            {
                diagnostics.append(
                    .error(
                        "secret.namespace-elsewhere",
                        "the cluster '\(cluster.name)' does not name the namespace '\(place.namespace)'",
                        at: secret.position(of: "place.kubernetes.namespace"),
                        hint: "add it to the cluster's namespaces"))
            }
        }
        return diagnostics
    }

    /// Everything that Vigie writes for it, and where the plan says so.
    private var writtenPlaces: [(place: String, path: String)] {
        var places: [(String, String)] = []
        switch place {
        case .file(let file): places.append(("the file \(file.path)", "place"))
        case .openBao(let path): places.append((path.title, "place"))
        case .kubernetes(let place):
            places.append(("the secret \(place.namespace)/\(place.name) of \(place.cluster.name)", "place"))
        }
        if let sync { places.append((sync.with.title, "sync")) }
        return places
    }
}

extension SecretPath {
    fileprivate var title: String { "\(manager.name): \(mount)/\(path)" }
}
