package import VigiePlan

/// How Vigie reaches a cluster.
package enum ClusterAccess: Sendable {
    case kubeconfig(KubeconfigAccess)
    /// By the service account of the pod it runs in.
    case inCluster(PodAccess)
}

/// A kubeconfig file.
package struct KubeconfigAccess: PlanObject {
    package let file: String
    package let context: String?

    package init(from fields: inout Fields) {
        file = fields.required("file", .path, "The file, readable by Vigie alone.")
        context = fields.optional("context", .string, "The context in it; otherwise the current one.")
    }
}

/// What a pod finds in itself.
package struct PodAccess: PlanObject {
    package init(from fields: inout Fields) {}
}

extension Shape where Value == ClusterAccess {
    static var clusterAccess: Shape<ClusterAccess> {
        .oneKeyOf(
            .key("kubeconfig", .object(KubeconfigAccess.self), "By a kubeconfig file.") { .kubeconfig($0) },
            .key("inCluster", .object(PodAccess.self), "By the service account of Vigie's own pod: {}.") {
                .inCluster($0)
            })
    }
}
