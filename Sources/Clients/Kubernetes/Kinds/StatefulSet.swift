package import JSONTree

/// Pods with names and storage of their own.
package struct StatefulSet: KubernetesResource {
    package static let type = ResourceType(group: "apps", kind: "StatefulSet", plural: "statefulsets")
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var spec: StatefulSetSpec {
        get { StatefulSetSpec(json: json["spec"] ?? .object([:])) }
        set { json.edit("spec") { $0 = newValue.json } }
    }
    package var status: StatefulSetStatus {
        get { StatefulSetStatus(json: json["status"] ?? .object([:])) }
        set { json.edit("status") { $0 = newValue.json } }
    }
}

/// What a StatefulSet is to keep up.
package struct StatefulSetSpec: JSONView {
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
package struct StatefulSetStatus: JSONView {
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
    package var readyReplicas: Int? {
        get { self["readyReplicas"] }
        set { self["readyReplicas"] = newValue }
    }
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
    package var conditions: [Condition] {
        get { self["conditions"] }
        set { self["conditions"] = newValue }
    }
}
