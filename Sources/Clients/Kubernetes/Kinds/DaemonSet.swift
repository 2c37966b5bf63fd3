package import JSONTree

/// A pod on every node.
package struct DaemonSet: KubernetesResource {
    package static let type = ResourceType(group: "apps", kind: "DaemonSet", plural: "daemonsets")
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var spec: DaemonSetSpec {
        get { DaemonSetSpec(json: json["spec"] ?? .object([:])) }
        set { json.edit("spec") { $0 = newValue.json } }
    }
    package var status: DaemonSetStatus {
        get { DaemonSetStatus(json: json["status"] ?? .object([:])) }
        set { json.edit("status") { $0 = newValue.json } }
    }
}

/// What runs on every node.
package struct DaemonSetSpec: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var selector: LabelSelector? {
        get { self["selector"] }
        set { self["selector"] = newValue }
    }
    package var template: PodTemplate? {
        get { self["template"] }
        set { self["template"] = newValue }
    }
    package var updateStrategy: DeploymentStrategy? {
        get { self["updateStrategy"] }
        set { self["updateStrategy"] = newValue }
    }
    package var revisionHistoryLimit: Int? {
        get { self["revisionHistoryLimit"] }
        set { self["revisionHistoryLimit"] = newValue }
    }
}

/// On how many it runs.
package struct DaemonSetStatus: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var observedGeneration: Int? {
        get { self["observedGeneration"] }
        set { self["observedGeneration"] = newValue }
    }
    package var currentNumberScheduled: Int? {
        get { self["currentNumberScheduled"] }
        set { self["currentNumberScheduled"] = newValue }
    }
    package var desiredNumberScheduled: Int? {
        get { self["desiredNumberScheduled"] }
        set { self["desiredNumberScheduled"] = newValue }
    }
    package var numberAvailable: Int? {
        get { self["numberAvailable"] }
        set { self["numberAvailable"] = newValue }
    }
    package var numberReady: Int? {
        get { self["numberReady"] }
        set { self["numberReady"] = newValue }
    }
    package var numberUnavailable: Int? {
        get { self["numberUnavailable"] }
        set { self["numberUnavailable"] = newValue }
    }
    package var numberMisscheduled: Int? {
        get { self["numberMisscheduled"] }
        set { self["numberMisscheduled"] = newValue }
    }
    package var updatedNumberScheduled: Int? {
        get { self["updatedNumberScheduled"] }
        set { self["updatedNumberScheduled"] = newValue }
    }
    package var conditions: [Condition] {
        get { self["conditions"] }
        set { self["conditions"] = newValue }
    }
}
