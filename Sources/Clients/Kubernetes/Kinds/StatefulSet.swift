package import JSONTree

/// Pods with names and storage of their own.
package struct StatefulSet: KubernetesResource, SpecifiedObject, ReportingObject {
    package static let type = ResourceType(group: "apps", kind: "StatefulSet", plural: "statefulsets")
    package typealias Spec = StatefulSetSpec
    package typealias Status = StatefulSetStatus
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
}

/// What a StatefulSet is to keep up.
package struct StatefulSetSpec: ReplicatedSpec {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var serviceName: String? {
        get { self["serviceName"] }
        set { self["serviceName"] = newValue }
    }
    package var podManagementPolicy: String? {
        get { self["podManagementPolicy"] }
        set { self["podManagementPolicy"] = newValue }
    }
    package var updateStrategy: DeploymentStrategy? {
        get { self["updateStrategy"] }
        set { self["updateStrategy"] = newValue }
    }
    package var revisionHistoryLimit: Int? {
        get { self["revisionHistoryLimit"] }
        set { self["revisionHistoryLimit"] = newValue }
    }
    package var volumeClaimTemplates: [PersistentVolumeClaim] {
        get { self["volumeClaimTemplates"] }
        set { self["volumeClaimTemplates"] = newValue }
    }
}

/// How far it is.
package struct StatefulSetStatus: ReplicatedStatus {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var currentReplicas: Int? {
        get { self["currentReplicas"] }
        set { self["currentReplicas"] = newValue }
    }
    package var updatedReplicas: Int? {
        get { self["updatedReplicas"] }
        set { self["updatedReplicas"] = newValue }
    }
    package var currentRevision: String? {
        get { self["currentRevision"] }
        set { self["currentRevision"] = newValue }
    }
    package var updateRevision: String? {
        get { self["updateRevision"] }
        set { self["updateRevision"] = newValue }
    }
}
