package import JSONTree

/// A pod on every node.
package struct DaemonSet: KubernetesResource, SpecifiedObject, ReportingObject {
    package static let type = ResourceType(group: "apps", kind: "DaemonSet", plural: "daemonsets")
    package typealias Spec = DaemonSetSpec
    package typealias Status = DaemonSetStatus
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
}

/// What runs on every node.
package struct DaemonSetSpec: PodMakingSpec {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

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
package struct DaemonSetStatus: ObservedStatus {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

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
}
