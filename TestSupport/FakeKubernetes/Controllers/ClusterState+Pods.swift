import JSONTree
import Surroundings

/// What a scheduler and a kubelet do, by the fate of each image.
extension ClusterState {
    mutating func stepPods() {
        guard let kind = kind(group: "", "pods") else { return }
        for (place, pod) in objects[kind.store] ?? [:] {
            if pod["metadata"]?["deletionTimestamp"] != nil {
                endPod(pod, place, kind)
            } else if pod.value(at: ["spec", "nodeName"]) == nil {
                control(pod, kind, manager: "kube-scheduler", subresource: nil) {
                    $0.set("hollow", at: ["spec", "nodeName"])
                }
            } else if !["Succeeded", "Failed"].contains(pod.value(at: ["status", "phase"])?.string) {
                let status = PodLife(pod: pod, fate: fate(of: pod), world: world, rules: rules).status
                if let status { control(pod, kind, manager: "kubelet") { $0.set(status, at: ["status"]) } }
            }
        }
    }

    private mutating func endPod(_ pod: JSONValue, _ place: ObjectPlace, _ kind: FakeKind) {
        // Its processes have ended; what still holds it are its finalizers.
        if pod["metadata"]?["finalizers"]?.array?.isEmpty ?? true {
            remove(place, of: kind)
            logs[place] = nil
        } else if pod["metadata"]?["deletionGracePeriodSeconds"]?.integer ?? 0 > 0 {
            control(pod, kind, manager: "kubelet", subresource: nil) {
                $0.set(0, at: ["metadata", "deletionGracePeriodSeconds"])
            }
        }
    }

    private func fate(of pod: JSONValue) -> FakeRules.Fate {
        if let fate = rules.fateOfPod?(pod) { return fate }
        let containers = pod.value(at: ["spec", "containers"])?.array ?? []
        if containers.contains(where: { lacksConfiguration($0, pod) }) { return .configMissing }
        for container in containers {
            let fate = rules.fate(of: container["image"]?.string ?? "")
            if case .ready = fate { continue }
            return fate
        }
        return .ready
    }

    /// It reads a Secret or ConfigMap that is not there.
    private func lacksConfiguration(_ container: JSONValue, _ pod: JSONValue) -> Bool {
        let namespace = pod["metadata"]?["namespace"]?.string ?? ""
        func isMissing(_ reference: JSONValue?, _ plural: String) -> Bool {
            guard let reference, reference["optional"]?.bool != true, let name = reference["name"]?.string else {
                return false
            }
            guard let object = object("/\(plural)", ObjectPlace(namespace: namespace, name: name)) else { return true }
            guard let key = reference["key"]?.string else { return false }
            return object["data"]?[key] == nil
        }
        let variables = (container["env"]?.array ?? []).contains {
            isMissing($0["valueFrom"]?["secretKeyRef"], "secrets")
                || isMissing($0["valueFrom"]?["configMapKeyRef"], "configmaps")
        }
        return variables
            || (container["envFrom"]?.array ?? []).contains {
                isMissing($0["secretRef"], "secrets") || isMissing($0["configMapRef"], "configmaps")
            }
    }
}
