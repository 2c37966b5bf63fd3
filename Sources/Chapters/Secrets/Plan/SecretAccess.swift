package import VigieCluster
package import VigiePlan

/// Who may read which secrets of a cluster. Whoever else can is a finding.
package struct SecretAccess: ResourceSpec {
    package static let kind = "AccessPolicy"
    package static let summary = "Who may read which secrets of a cluster; whoever else can is a finding."

    package let cluster: Reference<Cluster>
    package let namespaces: [String]
    package let secrets: [String]
    package let users: [String]
    package let groups: [String]
    package let serviceAccounts: [String]
    package let verbs: [ReadingVerb]
    package let reason: String

    package init(from fields: inout Fields) {
        cluster = fields.required("cluster", .reference(to: Cluster.self), "The cluster.")
        namespaces = fields.optional(
            "namespaces", .list(of: .string), default: [], "The namespaces; otherwise all that the cluster names.")
        secrets = fields.optional(
            "secrets", .list(of: .string), default: [], "The secrets, such as [shop-*]; otherwise all of them.")
        users = fields.optional("users", .list(of: .string), default: [], "Users, as the cluster knows them.")
        groups = fields.optional("groups", .list(of: .string), default: [], "Groups, as the cluster knows them.")
        serviceAccounts = fields.optional(
            "serviceAccounts", .list(of: .string), default: [], "Service accounts, each as namespace/name.")
        verbs = fields.optional(
            "verbs", .list(of: .choice(ReadingVerb.self), atLeast: 1), default: ReadingVerb.allCases,
            "What they may do with them; watch and list show everything that get does, for all names at once.")
        reason = fields.required("reason", .string, "Why they may.")
        let readers = users.count + groups.count + serviceAccounts.count
        fields.refuse(
            when: readers == 0, at: "reason", code: "secret.no-readers", "the policy names nobody",
            hint: "name users, groups or service accounts")
        let odd = serviceAccounts.first { $0.split(separator: "/", omittingEmptySubsequences: false).count != 2 }
        fields.refuse(
            when: odd != nil, at: "serviceAccounts", "'\(odd ?? "")' has no namespace",
            hint: "write it as namespace/name")
    }

    package static func check(_ plan: Plan) -> [Diagnostic] {
        plan.all(SecretAccess.self).flatMap { policy -> [Diagnostic] in
            guard let cluster = plan.resolve(policy.spec.cluster) else { return [] }
            return policy.spec.namespaces.enumerated().filter { !cluster.spec.namespaces.contains($0.element) }.map {
                Diagnostic.error(
                    "secret.namespace-elsewhere",
                    "the cluster '\(cluster.name)' does not name the namespace '\($0.element)', so nobody looks at it",
                    at: policy.position(of: "namespaces.\($0.offset)"), hint: "add it to the cluster's namespaces")
            }
        }
    }
}

/// A verb by which the API server hands a secret out.
package enum ReadingVerb: String, Codable, Sendable, CaseIterable {
    case get, list, watch
}
