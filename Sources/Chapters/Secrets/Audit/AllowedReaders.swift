import KubernetesRBAC
import VigieCluster
import VigiePlan

/// Who may read which secrets of a cluster, by the plan.
struct AllowedReaders: Sendable {
    private let policies: [(readers: Set<Subject>, spec: SecretAccess)]

    init(of cluster: Resource<Cluster>, in plan: Plan) {
        policies = plan.all(SecretAccess.self).filter { $0.spec.cluster.name == cluster.name }.map { policy in
            let spec = policy.spec
            let accounts = spec.serviceAccounts.map { text -> Subject in
                let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
                return .serviceAccount(namespace: parts.first ?? "", name: parts.last ?? "")
            }
            return (Set(spec.users.map { .user($0) } + spec.groups.map { .group($0) } + accounts), spec)
        }
    }

    var isEmpty: Bool { policies.isEmpty }

    /// Everybody whom a policy names.
    var all: Set<Subject> { Set(policies.flatMap(\.readers)) }

    /// The policies that name somebody, also by a group.
    func naming(_ subjects: Set<Subject>) -> [SecretAccess] {
        policies.filter { !$0.readers.isDisjoint(with: subjects) }.map(\.spec)
    }
}

extension [SecretAccess] {
    /// What whoever they name may do with a secret.
    func verbs(for secret: SecretName) -> Set<ReadingVerb> {
        reduce(into: []) { verbs, policy in
            guard policy.namespaces.isEmpty || policy.namespaces.contains(secret.namespace),
                policy.secrets.isEmpty || policy.secrets.match(secret.name)
            else { return }
            verbs.formUnion(policy.verbs)
        }
    }
}
