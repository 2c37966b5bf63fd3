package import VigieCluster
package import VigiePlan

/// A namespace of a cluster: whose it is, and which secrets are expected there.
package struct NamespacePolicy: ResourceSpec {
    package static let kind = "NamespacePolicy"
    package static let summary = "A namespace of a cluster: whose it is, and which secrets are expected in it."

    package let cluster: Reference<Cluster>
    package let namespace: String
    package let owner: String
    package let secrets: [String]
    package let tolerated: [Toleration]

    package init(from fields: inout Fields) {
        cluster = fields.required("cluster", .reference(to: Cluster.self), "The cluster.")
        namespace = fields.required("namespace", .string, "The namespace; the cluster names it too.")
        owner = fields.required("owner", .string, "The team that answers for it.")
        secrets = fields.optional(
            "secrets", .list(of: .string), default: [],
            "The secrets that may be there, such as [shop-*, registry]; otherwise any.")
        tolerated = fields.optional(
            "tolerated", .list(of: .object(Toleration.self)), default: [],
            "What the inventory finds and nobody has to mend, each with a reason.")
    }
}

/// Something that an inventory finds, and that is to stay.
package struct Toleration: PlanObject {
    package let finding: SecretInventory.Finding.Sort
    package let place: String
    package let reason: String

    package init(from fields: inout Fields) {
        finding = fields.required("finding", .choice(SecretInventory.Finding.Sort.self), "What is found.")
        place = fields.required(
            "place", .string, "Where, as the inventory says it, such as old-token or ConfigMap/settings*.")
        reason = fields.required("reason", .string, "Why it stays.")
    }
}

extension NamespacePolicy {
    /// What could never be looked at, or is said twice.
    package static func check(_ plan: Plan) -> [Diagnostic] {
        var seen: Set<String> = []
        return plan.all(NamespacePolicy.self).compactMap { policy in
            guard let cluster = plan.resolve(policy.spec.cluster) else { return nil }
            let namespace = policy.spec.namespace
            if !cluster.spec.namespaces.contains(namespace) {
                return Diagnostic(
                    .error, "secret.namespace-elsewhere",
                    "the cluster '\(cluster.name)' does not name the namespace '\(namespace)', so nobody looks at it",
                    at: policy.position(of: "namespace"), hint: "add it to the cluster's namespaces")
            }
            guard seen.insert(cluster.subject(of: namespace)).inserted else {
                return Diagnostic(
                    .error, "secret.namespace-twice", "the namespace '\(namespace)' has another policy already",
                    at: policy.position(of: "namespace"), hint: "put both into one")
            }
            return nil
        }
    }
}

extension Plan {
    /// What is expected of a namespace, if the plan says.
    func policy(of namespace: String, in cluster: Resource<Cluster>) -> NamespacePolicy? {
        all(NamespacePolicy.self).map(\.spec).first { policy in
            policy.namespace == namespace && policy.cluster.name == cluster.name
        }
    }
}

extension Resource<Cluster> {
    /// How evidence names a namespace of it.
    package func subject(of namespace: String) -> String { "\(identifier)/\(namespace)" }
}
