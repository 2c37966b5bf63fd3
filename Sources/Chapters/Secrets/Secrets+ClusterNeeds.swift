import KubernetesClient
package import VigieCluster
package import VigiePlan
import Wording

/// What the chapter has to be allowed on clusters. `deploy/kubernetes` has the roles for it.
extension Secrets: ClusterUser {
    private static let rbac = "rbac.authorization.k8s.io"

    package func needs(on cluster: Resource<Cluster>, in plan: Plan) -> [ClusterNeed] {
        cluster.spec.namespaces.flatMap(Self.looking) + Self.lookingAtRules
            + plan.all(ManagedSecret.self).flatMap { Self.changing($0.spec, on: cluster.name) }
            + plan.all(EmergencyAccess.self).flatMap { Self.lettingIn($0.spec, on: cluster.name) }
            + plan.all(Escrow.self).filter { $0.spec.isRehearsed(on: cluster.name, in: plan) }.flatMap(Self.rehearsing)
    }

    /// The inventory, the audit and the watch.
    private static func looking(at namespace: String) -> [ClusterNeed] {
        let secrets = LocalizedText(
            en: "to see which secrets there are, and whose change they show",
            fr: "pour voir quels secrets existent et qui les modifie")
        let readers = LocalizedText(en: "to know who uses a secret", fr: "pour savoir qui utilise un secret")
        let settings = LocalizedText(
            en: "to find settings that look like secrets",
            fr: "pour trouver les réglages qui ressemblent à des secrets")
        let rules = LocalizedText(en: "to know who can read a secret", fr: "pour savoir qui peut lire un secret")
        func list(_ group: String, _ resources: [String], _ reason: LocalizedText) -> [ClusterNeed] {
            resources.flatMap { ClusterNeed.each(["list"], $0, group: group, in: namespace, reason) }
        }
        return ClusterNeed.each(["list", "watch"], "secrets", in: namespace, secrets)
            + list("", ["pods", "serviceaccounts"], readers) + list("", ["configmaps"], settings)
            + list("apps", ["deployments", "statefulsets", "daemonsets"], readers)
            + list("batch", ["jobs", "cronjobs"], readers) + list("networking.k8s.io", ["ingresses"], readers)
            + list(rbac, ["roles", "rolebindings"], rules)
    }

    /// Of the cluster as a whole: rules, never a secret.
    private static let lookingAtRules: [ClusterNeed] = {
        let reason = LocalizedText(
            en: "to know who can read a secret by a rule of the whole cluster",
            fr: "pour savoir qui peut lire un secret par une règle de tout le cluster")
        return ["clusterroles", "clusterrolebindings"].flatMap {
            ClusterNeed.each(["list"], $0, group: rbac, in: nil, reason)
        }
            + ClusterNeed.each(
                ["create"], "subjectaccessreviews", group: "authorization.k8s.io", in: nil, reason)
    }()

    /// Writing a secret, and replacing the pods that read it.
    private static func changing(_ secret: ManagedSecret, on cluster: String) -> [ClusterNeed] {
        var needs: [ClusterNeed] = []
        if case .kubernetes(let place) = secret.place, place.cluster.name == cluster {
            let reason = LocalizedText(
                en: "to change the secret \(place.name)", fr: "pour changer le secret \(place.name)")
            needs += ClusterNeed.each(
                ["get", "patch", "delete"], "secrets", name: place.name, in: place.namespace, reason)
            let former = LocalizedText(
                en: "to keep what the secret \(place.name) was before, meanwhile",
                fr: "pour garder entre-temps l’ancienne valeur du secret \(place.name)")
            needs += ClusterNeed.each(
                ["get", "delete"], "secrets", name: place.name + ".previous", in: place.namespace, former)
            needs += ClusterNeed.each(["create"], "secrets", in: place.namespace, former)
        }
        for case .workload(let kind, let workload) in secret.consumers.map(\.means)
        where workload.cluster.name == cluster {
            let reason = LocalizedText(
                en: "to replace the pods of \(workload.name) when their secret changes",
                fr: "pour remplacer les pods de \(workload.name) quand leur secret change")
            let (type, namespace) = (kind.type, workload.namespace)
            needs += ClusterNeed.each(
                ["get", "patch"], type.plural, group: type.group, name: workload.name, in: namespace, reason)
            needs += ClusterNeed.each(["list"], "pods", in: namespace, reason)
            if kind == .deployment {
                needs += ClusterNeed.each(["list"], "replicasets", group: "apps", in: namespace, reason)
            }
        }
        return needs
    }

    /// Namespaces of its own, with the secrets of a bundle in them.
    private static func rehearsing(_ escrow: Resource<Escrow>) -> [ClusterNeed] {
        let reason = LocalizedText(
            en: "to practise with the bundles of \(escrow.name) in namespaces made for it",
            fr: "pour s’exercer avec les copies de \(escrow.name) dans des espaces de noms créés pour cela")
        return ClusterNeed.each(["get", "create", "delete"], "namespaces", in: nil, reason)
            + ClusterNeed.each(["get", "create", "patch"], "secrets", in: nil, reason)
    }

    /// An account for an emergency, and its role.
    private static func lettingIn(_ access: EmergencyAccess, on cluster: String) -> [ClusterNeed] {
        guard case .kubernetes(let binding) = access.grants, binding.cluster.name == cluster else { return [] }
        let reason = LocalizedText(
            en: "to let somebody in when it burns, and out again",
            fr: "pour donner un accès en urgence, et le reprendre")
        let (namespace, verbs) = (binding.namespace, ["get", "list", "create", "delete"])
        let roles: String
        let name: String
        switch binding.role {
        case .role(let role): (roles, name) = ("roles", role)
        case .clusterRole(let role): (roles, name) = ("clusterroles", role)
        }
        return ClusterNeed.each(verbs, "serviceaccounts", in: namespace, reason)
            + ClusterNeed.each(["create"], "serviceaccounts", subresource: "token", in: namespace, reason)
            + ClusterNeed.each(verbs, "rolebindings", group: rbac, in: namespace, reason)
            + ClusterNeed.each(["bind"], roles, group: rbac, name: name, in: namespace, reason)
    }
}
