import JSONTree

extension ClusterState {
    /// One step of everything that works by itself.
    mutating func step() {
        // Where nothing was written there is little to do; but time passes too.
        idleSteps = version == steppedVersion ? idleSteps + 1 : 0
        guard idleSteps % 16 == 0 else { return }
        steppedVersion = version
        stepDeployments()
        stepReplicaSets()
        stepJobs()
        stepPods()
        collectGarbage()
        endNamespaces()
        countQuotas()
    }

    /// Writes a part of an object as a controller does; nothing happens where nothing changes.
    mutating func control(
        _ object: JSONValue, _ kind: FakeKind, manager: String = "kube-controller-manager",
        subresource: String? = "status",
        _ change: (inout JSONValue) -> Void
    ) {
        var changed = object
        change(&changed)
        guard changed != object else { return }
        own(&changed, since: object, kind, manager: manager, subresource: subresource)
        keep(changed, of: kind)
    }

    /// Makes an object as a controller does.
    mutating func make(_ object: JSONValue, _ kind: FakeKind) throws {
        let place = ObjectPlace(of: object)
        guard self.object(kind.store, place) == nil else { return }
        var made = born(object, kind, place)
        try checkQuota(for: made, kind)
        own(&made, since: nil, kind, manager: "kube-controller-manager", subresource: nil)
        keep(made, of: kind)
    }

    /// Objects of a kind that a certain object steers.
    func controlled(_ plural: String, group: String = "", by owner: JSONValue) -> [JSONValue] {
        let uid = owner["metadata"]?["uid"]?.string ?? ""
        let store = "\(group)/\(plural)"
        return (dependents[uid] ?? []).filter { $0.store == store }.map(\.place).sorted().compactMap {
            object(store, $0)
        }
    }

    /// What an event says of itself.
    mutating func note(
        _ object: JSONValue, kind: String, apiVersion: String, _ reason: String, _ message: String,
        warning: Bool = false
    ) {
        guard let events = self.kind(group: "", "events") else { return }
        let metadata = object["metadata"]
        let name = "\(metadata?["name"]?.string ?? "").\(String(UInt64(version), radix: 16))"
        let event: JSONValue = [
            "metadata": ["name": .string(name), "namespace": metadata?["namespace"] ?? "default"],
            "involvedObject": [
                "kind": .string(kind), "namespace": metadata?["namespace"] ?? "", "name": metadata?["name"] ?? "",
                "uid": metadata?["uid"] ?? "", "apiVersion": .string(apiVersion),
                "resourceVersion": metadata?["resourceVersion"] ?? "",
            ],
            "reason": .string(reason), "message": .string(message), "source": ["component": "controller"],
            "firstTimestamp": now, "lastTimestamp": now, "count": 1, "type": warning ? "Warning" : "Normal",
            "eventTime": nil, "reportingComponent": "controller", "reportingInstance": "",
        ]
        try? make(event, events)
    }

    static func owner(_ object: JSONValue, _ kind: FakeKind) -> JSONValue {
        [
            "apiVersion": .string(kind.apiVersion), "kind": .string(kind.kind),
            "name": object["metadata"]?["name"] ?? "",
            "uid": object["metadata"]?["uid"] ?? "", "controller": true, "blockOwnerDeletion": true,
        ]
    }
}
