import KubernetesClient
package import Surroundings
package import VigieCluster
package import VigiePlan

/// A secret in some keys of a Secret of a cluster. A version is the fingerprint of what those keys hold.
///
/// Vigie owns its keys by server-side apply and touches no other. What they held before lies in an immutable Secret
/// beside it, from before the write until it is forgotten, so that a crash anywhere in between loses nothing.
package struct KubernetesPlace: SecretPlace {
    /// Who writes, as the cluster remembers it.
    package static let manager = "vigie"
    static let ownerNote = "vigie.dev/secret"

    let secret: String
    let cluster: Resource<Cluster>
    let spec: ClusterSecret
    let namespace: String
    /// Which key has which field.
    let keys: [String: String]
    /// Of a Secret that is not there yet.
    let type: String
    let key: FingerprintKey
    let world: World

    package init(
        secret: String, cluster: Resource<Cluster>, spec: ClusterSecret, fields: [String: String], type: String,
        key: FingerprintKey, world: World
    ) {
        self.secret = secret
        self.cluster = cluster
        self.spec = spec
        namespace = spec.namespace
        keys = fields.merging(spec.keys) { _, named in named }.filter { fields.keys.contains($0.key) }
        self.type = type
        self.key = key
        self.world = world
    }

    private init(_ place: KubernetesPlace, cluster: Resource<Cluster>, namespace: String) {
        secret = place.secret
        self.cluster = cluster
        spec = place.spec
        self.namespace = namespace
        keys = place.keys
        type = place.type
        key = place.key
        world = place.world
    }

    /// The same place in another cluster, or in another namespace.
    func moved(to cluster: Resource<Cluster>?, namespace: String?) -> KubernetesPlace {
        KubernetesPlace(self, cluster: cluster ?? self.cluster, namespace: namespace ?? self.namespace)
    }

    package var title: String { "secret \(namespace)/\(spec.name) of \(cluster.name)" }

    package func read() async throws -> HeldSecret? {
        try await with { try await $0.find(spec.name).flatMap(held) }
    }

    package func read(version: String) async throws -> HeldSecret? {
        try await with { secrets in
            if let former = try await former(secrets), let held = try held(in: former), held.version == version {
                return held
            }
            guard let held = try await secrets.find(spec.name).flatMap(held), held.version == version else {
                return nil
            }
            return held
        }
    }

    package func write(_ fields: SecretFields, replacing expected: String?) async throws -> String {
        let version = self.version(of: fields)
        try await with { secrets in
            let live = try await secrets.find(spec.name)
            let current = try live.flatMap(held)
            if current?.version == version { return }
            guard current?.version == expected else { throw SecretsError.changedMeanwhile(place: title) }
            try refuseForeign(live)
            if let current { try await keep(current, secrets) }
            try await apply(fields, over: live, secrets)
        }
        return version
    }

    package func putBack(_ previous: String?, over current: String) async throws {
        try await with { secrets in
            guard let live = try await secrets.find(spec.name), let now = try held(in: live), now.version == current
            else { return }
            guard let previous else { return try await withdraw(live, secrets) }
            guard let former = try await former(secrets), let held = try held(in: former), held.version == previous
            else { throw SecretsError.previousIsGone(place: title) }
            try await apply(held.fields, over: live, secrets)
            try await remove(former, secrets)
        }
    }

    package func forget(_ version: String) async throws {
        try await with { secrets in
            guard let former = try await former(secrets), try held(in: former)?.version == version else { return }
            try await remove(former, secrets)
        }
    }

    func with<Result: Sendable>(
        _ work: (Resources<KubernetesClient.Secret>) async throws -> Result
    ) async throws -> Result {
        try await cluster.with(world) { kubernetes in
            do {
                return try await work(kubernetes.resources(in: namespace))
            } catch let error as KubernetesError {
                if let conflict = error.conflicts.first {
                    throw SecretsError.ownedByAnother(place: title, manager: conflict.manager)
                }
                guard error.isConflict || error.isAlreadyExists else { throw error }
                throw SecretsError.changedMeanwhile(place: title)
            }
        }
    }

    private func version(of fields: SecretFields) -> String {
        key.fingerprint(of: fields, secret: "\(namespace)/\(spec.name)")
    }

    /// What Vigie's keys hold; `nil` where there is none of them.
    func held(in object: KubernetesClient.Secret) throws -> HeldSecret? {
        let values = object.values
        let found = keys.compactMapValues { values[$0]?.reveal() }
        if found.isEmpty { return nil }
        let texts = found.compactMapValues { String(validating: $0, as: UTF8.self) }
        guard texts.count == keys.count else { throw SecretsError.unreadable(place: title) }
        let fields = SecretFields(texts)
        return HeldSecret(fields: fields, version: version(of: fields))
    }
}
