import KubernetesClient
import Surroundings

/// What a workload looks like at one moment of a change.
struct WorkloadLook {
    let rollout: Rollout
    private let pods: [Pod]
    private let old: [Pod]

    init(_ pods: [Pod], note: String, mark: String?, rollout: Rollout) {
        self.pods = pods
        self.rollout = rollout
        old = pods.filter { $0.annotations[note] != mark }
    }

    /// How many pods there are, where all are new and none is ending.
    var running: Int? {
        guard case .done = rollout, old.isEmpty else { return nil }
        return pods.count { !$0.metadata.isBeingDeleted }
    }

    /// Why a new pod does not come up, in the words of its node.
    var illness: String? {
        let fresh = pods.filter { pod in !pod.metadata.isBeingDeleted && !old.contains { $0.uid == pod.uid } }
        for pod in fresh {
            for status in pod.status.initContainerStatuses + pod.status.containerStatuses {
                if let reason = status.state?.waiting?.reason, Self.illnesses.contains(reason) {
                    return "\(reason) in \(pod.name)"
                }
            }
        }
        return nil
    }

    var text: String {
        switch rollout {
        case .waiting(let reason), .failed(let reason): reason + (illness.map { "; \($0)" } ?? "")
        case .done: "\(old.count) pods with the old secret are still there"
        }
    }

    private static let illnesses: Set = [
        "CrashLoopBackOff", "ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull",
        "CreateContainerConfigError", "CreateContainerError", "RunContainerError",
    ]
}

extension WorkloadKind {
    var type: ResourceType {
        switch self {
        case .deployment: Deployment.type
        case .statefulSet: StatefulSet.type
        case .daemonSet: DaemonSet.type
        }
    }

    func rollout(of object: KubernetesObject) -> Rollout {
        switch self {
        case .deployment: Deployment(json: object.json).rollout
        case .statefulSet: StatefulSet(json: object.json).rollout
        case .daemonSet: DaemonSet(json: object.json).rollout
        }
    }
}
