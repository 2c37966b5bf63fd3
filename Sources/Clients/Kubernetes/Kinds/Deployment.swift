package import JSONTree

/// Pods that are all alike, replaced a few at a time.
package struct Deployment: KubernetesResource, SpecifiedObject, ReportingObject {
    package static let type = ResourceType(group: "apps", kind: "Deployment", plural: "deployments")
    package typealias Spec = DeploymentSpec
    package typealias Status = DeploymentStatus
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
}

/// What a Deployment is to keep up.
package struct DeploymentSpec: ReplicatedSpec {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var strategy: DeploymentStrategy? {
        get { self["strategy"] }
        set { self["strategy"] = newValue }
    }
    package var revisionHistoryLimit: Int? {
        get { self["revisionHistoryLimit"] }
        set { self["revisionHistoryLimit"] = newValue }
    }
    package var progressDeadlineSeconds: Int? {
        get { self["progressDeadlineSeconds"] }
        set { self["progressDeadlineSeconds"] = newValue }
    }
    package var paused: Bool? {
        get { self["paused"] }
        set { self["paused"] = newValue }
    }
}

/// How pods are replaced.
package struct DeploymentStrategy: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var type: String? {
        get { self["type"] }
        set { self["type"] = newValue }
    }
    package var rollingUpdate: RollingUpdate? {
        get { self["rollingUpdate"] }
        set { self["rollingUpdate"] = newValue }
    }
}

/// How many at a time.
package struct RollingUpdate: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var maxSurge: IntOrString? {
        get { self["maxSurge"] }
        set { self["maxSurge"] = newValue }
    }
    package var maxUnavailable: IntOrString? {
        get { self["maxUnavailable"] }
        set { self["maxUnavailable"] = newValue }
    }
    package var partition: Int? {
        get { self["partition"] }
        set { self["partition"] = newValue }
    }
}

/// How far it is.
package struct DeploymentStatus: ReplicatedStatus {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var updatedReplicas: Int? {
        get { self["updatedReplicas"] }
        set { self["updatedReplicas"] = newValue }
    }
    package var unavailableReplicas: Int? {
        get { self["unavailableReplicas"] }
        set { self["unavailableReplicas"] = newValue }
    }
    package var terminatingReplicas: Int? {
        get { self["terminatingReplicas"] }
        set { self["terminatingReplicas"] = newValue }
    }
}
