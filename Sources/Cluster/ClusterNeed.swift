package import KubernetesClient
package import Wording

/// Something that Vigie has to be allowed on a cluster, and what for.
package struct ClusterNeed: Sendable {
    package let question: AccessQuestion
    package let reason: LocalizedText

    /// What looking at one namespace takes.
    static func of(namespace: String) -> [ClusterNeed] {
        let secrets = LocalizedText(
            en: "to see which secrets there are, and whose change they show",
            fr: "pour voir quels secrets existent et qui les modifie")
        let readers = LocalizedText(en: "to know who uses a secret", fr: "pour savoir qui utilise un secret")
        let rules = LocalizedText(en: "to know who can read a secret", fr: "pour savoir qui peut lire un secret")
        let rbac = "rbac.authorization.k8s.io"
        return [
            need("list", "secrets", in: namespace, secrets), need("watch", "secrets", in: namespace, secrets),
            need("list", "pods", in: namespace, readers),
            need("list", "deployments", "apps", in: namespace, readers),
            need("list", "serviceaccounts", in: namespace, readers),
            need("list", "roles", rbac, in: namespace, rules),
            need("list", "rolebindings", rbac, in: namespace, rules),
        ]
    }

    /// What is asked of the cluster as a whole: rules, never a secret.
    static let ofTheWhole: [ClusterNeed] = {
        let rules = LocalizedText(
            en: "to know who can read a secret by a rule of the whole cluster",
            fr: "pour savoir qui peut lire un secret par une règle de tout le cluster")
        let rbac = "rbac.authorization.k8s.io"
        return [
            need("list", "clusterroles", rbac, in: nil, rules),
            need("list", "clusterrolebindings", rbac, in: nil, rules),
            need("create", "subjectaccessreviews", "authorization.k8s.io", in: nil, rules),
        ]
    }()

    private static func need(
        _ verb: String, _ resource: String, _ group: String = "", in namespace: String?, _ reason: LocalizedText
    ) -> ClusterNeed {
        ClusterNeed(question: AccessQuestion(verb, resource, group: group, in: namespace), reason: reason)
    }
}
