import JSONTree
import KubernetesClient
import KubernetesRBAC

/// What decides who can read a cluster's secrets, as it stands now in the namespaces that the plan answers for.
struct AccessFacts: Sendable {
    let index: RBACIndex
    let facts: ClusterFacts
    let secrets: [SecretName]
    /// Whoever a secret could be read by, without the cluster's own parts.
    let principals: [Principal]

    init(_ kubernetes: Kubernetes, namespaces: [String]) async throws {
        let reading = try await RuleReading(kubernetes, namespaces: namespaces)
        index = RBACIndex(roles: reading.roles, bindings: reading.bindings)
        var (accounts, running) = (Set<Principal>(), Set<Principal>())
        var (secrets, mounted) = ([SecretName](), Set<SecretName>())
        for namespace in namespaces {
            accounts.formUnion(
                try await kubernetes.metadata(of: ServiceAccount.type, in: namespace).list().items.map {
                    .serviceAccount($0.name, in: namespace)
                })
            secrets += try await kubernetes.metadata(of: KubernetesClient.Secret.type, in: namespace).list().items.map {
                SecretName($0.name, in: namespace)
            }
            for pod in try await kubernetes.resources(Pod.self, in: namespace).list().items {
                running.insert(.serviceAccount(pod.spec.serviceAccountName ?? "default", in: namespace))
                mounted.formUnion(SecretUses(of: pod.spec).all.map { SecretName($0.secret, in: namespace) })
            }
        }
        // Accounts elsewhere, as far as bindings name them.
        for case .serviceAccount(let namespace, let name) in index.subjects {
            accounts.insert(.serviceAccount(name, in: namespace))
        }
        facts = ClusterFacts(
            serviceAccounts: accounts.sorted { $0.user < $1.user }, mounted: mounted, running: running)
        self.secrets = secrets.sorted()
        let own = reading.ownSubjects
        let named = Set(reading.bindings.flatMap(\.subjects)).subtracting(own).map(\.principal)
        let here = accounts.filter { account in
            account.serviceAccount.map { namespaces.contains($0.namespace) } ?? false
        }
        // Members of `system:masters` are asked for nothing, so no rule says who they are, and none could hold them back.
        principals = Set(named).union(here).filter { !$0.isMaster }.sorted { ($0.user, $0.title) < ($1.user, $1.title) }
    }
}
