/// A resource whose writing makes a pod with a specification of the writer's choice.
struct PodSource: Sendable, CustomStringConvertible {
    let resource: String
    var subresource: String?
    var apiGroup = ""
    let verbs: [String]

    var description: String { subresource.map { "\(resource)/\($0)" } ?? resource }

    static let all =
        [
            PodSource(resource: "pods", verbs: ["create"]),
            // A container added to a running pod may take its environment from any secret.
            PodSource(resource: "pods", subresource: "ephemeralcontainers", verbs: ["update", "patch"]),
            PodSource(resource: "replicationcontrollers", verbs: ["create", "update", "patch"]),
        ]
        + ["deployments", "statefulsets", "daemonsets", "replicasets"].map {
            PodSource(resource: $0, apiGroup: "apps", verbs: ["create", "update", "patch"])
        }
        + ["jobs", "cronjobs"].map {
            PodSource(resource: $0, apiGroup: "batch", verbs: ["create", "update", "patch"])
        }
}
