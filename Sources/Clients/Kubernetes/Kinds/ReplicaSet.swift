package import JSONTree

/// One revision of a Deployment.
package struct ReplicaSet: KubernetesResource, SpecifiedObject, ReportingObject {
    package static let type = ResourceType(group: "apps", kind: "ReplicaSet", plural: "replicasets")
    package typealias Spec = ReplicaSetSpec
    package typealias Status = ReplicaSetStatus
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
}

/// How many pods of what.
package struct ReplicaSetSpec: ReplicatedSpec {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
}

/// How many there are.
package struct ReplicaSetStatus: ReplicatedStatus {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var fullyLabeledReplicas: Int? {
        get { self["fullyLabeledReplicas"] }
        set { self["fullyLabeledReplicas"] = newValue }
    }
}
