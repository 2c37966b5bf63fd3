import Quantities
package import VigieCluster
package import VigiePlan

/// Something that uses a secret, and how it comes by a new one.
package struct SecretConsumer: PlanObject {
    package let name: String
    package let means: Means
    package let pause: Duration
    package let patience: Duration

    /// How it comes by a new secret.
    package enum Means: Sendable {
        /// A command that makes it read the secret anew.
        case command([String])
        /// Pods that read it when they start.
        case workload(WorkloadKind, WorkloadReference)
    }

    package init(from fields: inout Fields) {
        let name = fields.optional("name", .string, "What it is called; a workload has its own name.")
        let reload = fields.optional(
            "reload", .list(of: .string, atLeast: 1),
            "The command that makes it read the secret anew, such as [systemctl, reload, shop]; it gets no secret.")
        let workloads = WorkloadKind.allCases.map { kind in
            (kind, fields.optional(kind.rawValue, .object(WorkloadReference.self), kind.summary))
        }
        pause = fields.optional(
            "pause", .duration, default: .zero, "How long Vigie waits before it turns to the next one.")
        patience = fields.optional(
            "patience", .duration, default: .seconds(900),
            "How long the pods of a workload may take to change; then everything is put back.")
        fields.requireOne(of: "reload", "deployment", "statefulSet", "daemonSet")
        if let (kind, workload) = workloads.first(where: { $0.1 != nil }), let workload {
            means = .workload(kind, workload)
            self.name = name ?? "\(kind.title) \(workload.namespace)/\(workload.name)"
        } else {
            means = .command(reload ?? ["true"])
            self.name = name ?? ""
        }
        fields.refuse(
            when: reload != nil && name == nil, at: "reload", "nobody can say whom this command tells",
            hint: "give the consumer a name")
    }
}

/// What keeps pods running.
package enum WorkloadKind: String, Codable, Sendable, CaseIterable {
    case deployment
    case statefulSet
    case daemonSet

    var title: String {
        switch self {
        case .deployment: "deployment"
        case .statefulSet: "statefulset"
        case .daemonSet: "daemonset"
        }
    }

    fileprivate var summary: String {
        "A \(rawValue.prefix(1).uppercased() + rawValue.dropFirst()) whose pods are replaced a few at a time."
    }
}

/// A workload in a cluster.
package struct WorkloadReference: PlanObject {
    package let cluster: Reference<Cluster>
    package let namespace: String
    package let name: String

    package init(from fields: inout Fields) {
        cluster = fields.required("cluster", .reference(to: Cluster.self), "The cluster.")
        namespace = fields.required("namespace", .string, "The namespace.")
        name = fields.required("name", .string, "Its name.")
    }
}
