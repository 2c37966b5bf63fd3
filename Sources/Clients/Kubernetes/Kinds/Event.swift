package import JSONTree
package import Surroundings

/// Something that happened to an object.
package struct Event: KubernetesResource {
    package static let type = ResourceType(kind: "Event", plural: "events")
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var type: String? {
        get { self["type"] }
        set { self["type"] = newValue }
    }
    package var reason: String? {
        get { self["reason"] }
        set { self["reason"] = newValue }
    }
    package var message: String? {
        get { self["message"] }
        set { self["message"] = newValue }
    }
    package var action: String? {
        get { self["action"] }
        set { self["action"] = newValue }
    }
    package var count: Int? {
        get { self["count"] }
        set { self["count"] = newValue }
    }
    package var involvedObject: ObjectReference? {
        get { self["involvedObject"] }
        set { self["involvedObject"] = newValue }
    }
    package var firstTimestamp: Timestamp? {
        get { self["firstTimestamp"] }
        set { self["firstTimestamp"] = newValue }
    }
    package var lastTimestamp: Timestamp? {
        get { self["lastTimestamp"] }
        set { self["lastTimestamp"] = newValue }
    }
    package var eventTime: Timestamp? {
        get { self["eventTime"] }
        set { self["eventTime"] = newValue }
    }
    package var reportingComponent: String? {
        get { self["reportingComponent"] }
        set { self["reportingComponent"] = newValue }
    }
    package var reportingInstance: String? {
        get { self["reportingInstance"] }
        set { self["reportingInstance"] = newValue }
    }
}

/// Which object.
package struct ObjectReference: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var apiVersion: String? {
        get { self["apiVersion"] }
        set { self["apiVersion"] = newValue }
    }
    package var kind: String? {
        get { self["kind"] }
        set { self["kind"] = newValue }
    }
    package var namespace: String? {
        get { self["namespace"] }
        set { self["namespace"] = newValue }
    }
    package var name: String? {
        get { self["name"] }
        set { self["name"] = newValue }
    }
    package var uid: String? {
        get { self["uid"] }
        set { self["uid"] = newValue }
    }
    package var resourceVersion: String? {
        get { self["resourceVersion"] }
        set { self["resourceVersion"] = newValue }
    }
    package var fieldPath: String? {
        get { self["fieldPath"] }
        set { self["fieldPath"] = newValue }
    }
}
