import FoundationEssentials
import JSONTree
import KubernetesClient
import Surroundings
import VigieCluster
import VigiePlan

/// A service account for one emergency, bound to a role in one namespace, and a token that the server itself ends.
struct KubernetesEmergency: EmergencyTarget {
    let place: GrantPlace
    let namespace: String
    /// `Role` or `ClusterRole`.
    let kind: String
    let role: String
    let cluster: Resource<Cluster>
    let world: World

    static let prefix = "vigie-access-"
    /// Seconds since 1970: a label's value has no colons.
    static let endsAt = "vigie.dev/ends-at"
    /// Shorter ones the server does not give; the rest is cut off by taking the account away.
    let shortest = Duration.seconds(600)

    var gives: String { "\(kind) \(role) in \(namespace) of the cluster \(cluster.name)" }

    func name(for run: String) -> String { Self.prefix + run }

    func grant(_ name: String, until: Timestamp) async throws -> EmergencyCredential {
        let labels: JSONValue = [
            "app.kubernetes.io/managed-by": "vigie", .init(stringLiteral: Self.endsAt): .string(String(until.seconds)),
        ]
        let metadata: JSONValue = ["name": .string(name), "namespace": .string(namespace), "labels": labels]
        return try await cluster.with(world) { kubernetes in
            let accounts = kubernetes.resources(ServiceAccount.self, in: namespace)
            if try await accounts.find(name) == nil {
                _ = try await accounts.create(
                    ServiceAccount(json: [
                        "apiVersion": "v1", "kind": "ServiceAccount", "metadata": metadata,
                        "automountServiceAccountToken": false,
                    ]))
            }
            let bindings = kubernetes.resources(RoleBinding.self, in: namespace)
            if try await bindings.find(name) == nil {
                _ = try await bindings.create(
                    RoleBinding(json: [
                        "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding", "metadata": metadata,
                        "roleRef": [
                            "apiGroup": "rbac.authorization.k8s.io", "kind": .string(kind),
                            "name": .string(role),
                        ],
                        "subjects": [
                            ["kind": "ServiceAccount", "name": .string(name), "namespace": .string(namespace)]
                        ],
                    ]))
            }
            let span = max(until - world.now(), shortest)
            let token = try await accounts.token(for: name, lasting: span)
            return credential(token.token.reveal(), kubernetes.configuration)
        }
    }

    func end(_ name: String) async throws -> Int? {
        try await cluster.with(world) { kubernetes in
            try await kubernetes.resources(RoleBinding.self, in: namespace).ensureGone(name)
            // With the account its tokens are worth nothing, whatever time they have left.
            try await kubernetes.resources(ServiceAccount.self, in: namespace).ensureGone(name)
            guard try await kubernetes.resources(RoleBinding.self, in: namespace).find(name) == nil,
                try await kubernetes.resources(ServiceAccount.self, in: namespace).find(name) == nil
            else { throw EmergencyError.notGone(name) }
            return nil
        }
    }

    func expired() async throws -> [String] {
        let now = world.now().seconds
        return try await cluster.with(world) { kubernetes in
            let marked = ListOptions(labels: Self.endsAt, limit: 500)
            let bindings = try await kubernetes.resources(RoleBinding.self, in: namespace).list(marked).items
            let accounts = try await kubernetes.resources(ServiceAccount.self, in: namespace).list(marked).items
            let all = bindings.map { ($0.name, $0.metadata.labels) } + accounts.map { ($0.name, $0.metadata.labels) }
            let past = all.filter { name, labels in
                name.hasPrefix(Self.prefix) && labels[Self.endsAt].flatMap(Int64.init).map { $0 < now } ?? false
            }
            return Set(past.map(\.0)).sorted()
        }
    }

    /// A kubeconfig for this namespace.
    private func credential(_ token: String, _ configuration: KubernetesConfiguration) -> EmergencyCredential {
        // Whoever is let in is not where Vigie is: its own address may lead nowhere from there.
        let outside = cluster.spec.server
        var server: [String: JSONValue] = ["server": .string(outside ?? configuration.server.description)]
        if case .authorities(let pem) = configuration.trust {
            server["certificate-authority-data"] = .string(Data(pem).base64EncodedString())
        }
        if outside == nil, let name = configuration.tlsServerName { server["tls-server-name"] = .string(name) }
        let name = JSONValue.string(cluster.name)
        let config: JSONValue = [
            "apiVersion": "v1", "kind": "Config", "current-context": name,
            "clusters": [["name": name, "cluster": .object(server)]],
            "users": [["name": "emergency", "user": ["token": .string(token)]]],
            "contexts": [
                [
                    "name": name,
                    "context": ["cluster": name, "user": "emergency", "namespace": .string(namespace)],
                ]
            ],
        ]
        // JSON is YAML.
        return EmergencyCredential(text: Secret(config.pretty + "\n"), secret: Secret(token))
    }
}
