package import JSONTree

/// One revision of a Deployment.
package struct ReplicaSet: KubernetesResource {
    package static let type = ResourceType(group: "apps", kind: "ReplicaSet", plural: "replicasets")
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var spec: ReplicaSetSpec {
        get { ReplicaSetSpec(json: json["spec"] ?? .object([:])) }
        set { json.edit("spec") { $0 = newValue.json } }
    }
    package var status: ReplicaSetStatus {
        get { ReplicaSetStatus(json: json["status"] ?? .object([:])) }
        set { json.edit("status") { $0 = newValue.json } }
    }
}

/// How many pods of what.
package struct ReplicaSetSpec: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var replicas: Int? {
        get { self["replicas"] }
        set { self["replicas"] = newValue }
    }
    package var selector: LabelSelector? {
        get { self["selector"] }
        set { self["selector"] = newValue }
    }
    package var template: PodTemplate? {
        get { self["template"] }
        set { self["template"] = newValue }
    }
    package var minReadySeconds: Int? {
        get { self["minReadySeconds"] }
        set { self["minReadySeconds"] = newValue }
    }
}

/// How many there are.
package struct ReplicaSetStatus: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var observedGeneration: Int? {
        get { self["observedGeneration"] }
        set { self["observedGeneration"] = newValue }
    }
    package var replicas: Int? {
        get { self["replicas"] }
        set { self["replicas"] = newValue }
    }
    package var fullyLabeledReplicas: Int? {
        get { self["fullyLabeledReplicas"] }
        set { self["fullyLabeledReplicas"] = newValue }
    }
    package var readyReplicas: Int? {
        get { self["readyReplicas"] }
        set { self["readyReplicas"] = newValue }
    }
    package var availableReplicas: Int? {
        get { self["availableReplicas"] }
        set { self["availableReplicas"] = newValue }
    }
    package var conditions: [Condition] {
        get { self["conditions"] }
        set { self["conditions"] = newValue }
    }
}
