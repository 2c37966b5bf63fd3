import JSONTree

extension ClusterState {
    mutating func stepReplicaSets() {
        guard let kind = kind(group: "apps", "replicasets"), let pods = self.kind(group: "", "pods") else { return }
        for set in objects[kind.store]?.values.map(\.self) ?? [] where set["metadata"]?["deletionTimestamp"] == nil {
            let own = controlled("pods", by: set).filter { pod in
                pod["metadata"]?["deletionTimestamp"] == nil
                    && !["Succeeded", "Failed"].contains(pod.value(at: ["status", "phase"])?.string)
            }
            let wanted = Int(set.value(at: ["spec", "replicas"])?.integer ?? 1)
            var failure: JSONValue?
            if own.count < wanted {
                failure = grow(set, kind, pods, by: wanted - own.count)
            } else if own.count > wanted {
                // Those that are not ready go first.
                let sorted = own.sorted { !Self.isReady($0) && Self.isReady($1) }
                for pod in sorted.prefix(own.count - wanted) {
                    _ = end(pod, pods, ObjectPlace(of: pod), propagation: nil, grace: nil)
                }
            }
            report(set, kind, failure)
        }
    }

    private mutating func grow(_ set: JSONValue, _ kind: FakeKind, _ pods: FakeKind, by count: Int) -> JSONValue? {
        let metadata = set["metadata"]
        let prefix = "\(metadata?["name"]?.string ?? "")-"
        for _ in 0..<count {
            var pod = set.value(at: ["spec", "template"]) ?? .object([:])
            let name = prefix + suffix()
            pod.set(.string(name), at: ["metadata", "name"])
            pod.set(.string(prefix), at: ["metadata", "generateName"])
            pod.set(metadata?["namespace"], at: ["metadata", "namespace"])
            pod.set([Self.owner(set, kind)], at: ["metadata", "ownerReferences"])
            do {
                try make(pod, pods)
                note(set, kind: "ReplicaSet", apiVersion: "apps/v1", "SuccessfulCreate", "Created pod: \(name)")
            } catch let failure as FakeFailure {
                return [
                    "type": "ReplicaFailure", "status": "True", "lastTransitionTime": now, "reason": "FailedCreate",
                    "message": .string(failure.message),
                ]
            } catch {
                return nil
            }
        }
        return nil
    }

    private mutating func report(_ set: JSONValue, _ kind: FakeKind, _ failure: JSONValue?) {
        let uid = set["metadata"]?["uid"]
        guard let current = objects[kind.store]?[ObjectPlace(of: set)], current["metadata"]?["uid"] == uid else {
            return
        }
        let own = controlled("pods", by: current).filter { $0["metadata"]?["deletionTimestamp"] == nil }
        let ready = Int64(own.filter(Self.isReady).count)
        let generation = current["metadata"]?["generation"] ?? 1
        control(current, kind) { set in
            var status: [String: JSONValue] = [
                "replicas": .integer(Int64(own.count)), "observedGeneration": generation, "terminatingReplicas": 0,
            ]
            if !own.isEmpty { status["fullyLabeledReplicas"] = .integer(Int64(own.count)) }
            if ready > 0 {
                status["readyReplicas"] = .integer(ready)
                status["availableReplicas"] = .integer(ready)
            }
            let old = set.value(at: ["status", "conditions"])?.array?.first
            if let failure { status["conditions"] = [old?["message"] == failure["message"] ? old ?? failure : failure] }
            set.set(.object(status), at: ["status"])
        }
    }

    static func isReady(_ pod: JSONValue) -> Bool {
        (pod.value(at: ["status", "conditions"])?.array ?? []).contains {
            $0["type"]?.string == "Ready" && $0["status"]?.string == "True"
        }
    }
}
