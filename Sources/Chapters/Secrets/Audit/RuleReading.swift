import JSONTree
import KubernetesClient
import KubernetesRBAC

/// The roles and bindings that count in some namespaces.
struct RuleReading {
    private(set) var roles: [RoleObject] = []
    private(set) var bindings: [BindingObject] = []
    /// Parts of the cluster itself, by bindings that it makes when it starts.
    private(set) var ownSubjects: Set<KubernetesRBAC.Subject> = []

    init(_ kubernetes: Kubernetes, namespaces: [String]) async throws {
        let cluster = try await kubernetes.resources(ClusterRole.self).list().items
        roles = cluster.map { role in
            RoleObject(
                role.name, rules: Self.rules(role, among: cluster), labels: role.labels,
                aggregates: role.selectors?.map(\.matchLabels))
        }
        for binding in try await kubernetes.resources(ClusterRoleBinding.self).list().items {
            let subjects = Self.subjects(binding.subjects)
            add(binding.name, nil, binding.roleRef, subjects)
            if binding.labels["kubernetes.io/bootstrapping"] != nil {
                ownSubjects.formUnion(subjects.filter(\.isOfTheCluster))
            }
        }
        for namespace in namespaces {
            roles += try await kubernetes.resources(Role.self, in: namespace).list().items.map { role in
                RoleObject(
                    role.name, namespace: namespace, rules: role.rules.map { PolicyRule($0) }, labels: role.labels)
            }
            for binding in try await kubernetes.resources(RoleBinding.self, in: namespace).list().items {
                add(binding.name, namespace, binding.roleRef, Self.subjects(binding.subjects))
            }
        }
    }

    private mutating func add(
        _ name: String, _ namespace: String?, _ role: RoleReference?, _ subjects: [KubernetesRBAC.Subject]
    ) {
        bindings.append(
            BindingObject(
                name, namespace: namespace, roleKind: role?.kind ?? "", roleName: role?.name ?? "", subjects: subjects))
    }

    /// A role's rules; of one that gathers them from others, what the cluster's controller makes them, now or in a moment.
    private static func rules(_ role: ClusterRole, among all: [ClusterRole]) -> [KubernetesRBAC.PolicyRule] {
        guard let selectors = role.selectors else { return role.rules.map { PolicyRule($0) } }
        let gathered = all.filter { other in selectors.contains { $0.matches(other.labels) } }
        return gathered.flatMap { $0.rules.map { PolicyRule($0) } }.reduce(into: []) { rules, rule in
            if !rules.contains(rule) { rules.append(rule) }
        }
    }

    private static func subjects(_ subjects: [KubernetesClient.Subject]) -> [KubernetesRBAC.Subject] {
        subjects.compactMap { subject in
            guard let name = subject.name else { return nil }
            switch subject.kind {
            case "User": return .user(name)
            case "Group": return .group(name)
            case "ServiceAccount": return .serviceAccount(namespace: subject.namespace ?? "", name: name)
            default: return nil
            }
        }
    }
}

extension ClusterRole {
    fileprivate var selectors: [LabelSelector]? {
        (aggregationRule?["clusterRoleSelectors"]?.array)?.map(LabelSelector.init(json:))
    }
}

extension KubernetesRBAC.Subject {
    fileprivate var isOfTheCluster: Bool {
        switch self {
        case .user(let name), .group(let name): name.hasPrefix("system:")
        case .serviceAccount(let namespace, _): namespace == "kube-system"
        }
    }
}

extension KubernetesRBAC.PolicyRule {
    fileprivate init(_ rule: KubernetesClient.PolicyRule) {
        self.init(
            apiGroups: rule.apiGroups, resources: rule.resources, resourceNames: rule.resourceNames, verbs: rule.verbs,
            nonResourceURLs: rule.nonResourceURLs)
    }
}
