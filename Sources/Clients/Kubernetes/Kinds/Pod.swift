package import JSONTree

/// The smallest thing that runs.
package struct Pod: KubernetesResource, SpecifiedObject, ReportingObject {
    package static let type = ResourceType(kind: "Pod", plural: "pods")
    package typealias Spec = PodSpec
    package typealias Status = PodStatus
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
}

/// What a pod is to run.
package struct PodSpec: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var containers: [Container] {
        get { self["containers"] }
        set { self["containers"] = newValue }
    }
    package var initContainers: [Container] {
        get { self["initContainers"] }
        set { self["initContainers"] = newValue }
    }
    package var volumes: [Volume] {
        get { self["volumes"] }
        set { self["volumes"] = newValue }
    }
    package var nodeName: String? {
        get { self["nodeName"] }
        set { self["nodeName"] = newValue }
    }
    package var nodeSelector: [String: String] {
        get { self["nodeSelector"] }
        set { self["nodeSelector"] = newValue }
    }
    package var serviceAccountName: String? {
        get { self["serviceAccountName"] }
        set { self["serviceAccountName"] = newValue }
    }
    package var restartPolicy: String? {
        get { self["restartPolicy"] }
        set { self["restartPolicy"] = newValue }
    }
    package var terminationGracePeriodSeconds: Int? {
        get { self["terminationGracePeriodSeconds"] }
        set { self["terminationGracePeriodSeconds"] = newValue }
    }
    package var priorityClassName: String? {
        get { self["priorityClassName"] }
        set { self["priorityClassName"] = newValue }
    }
    package var automountServiceAccountToken: Bool? {
        get { self["automountServiceAccountToken"] }
        set { self["automountServiceAccountToken"] = newValue }
    }
    package var imagePullSecrets: [LocalReference] {
        get { self["imagePullSecrets"] }
        set { self["imagePullSecrets"] = newValue }
    }
    package var tolerations: [JSONValue] {
        get { self["tolerations"] }
        set { self["tolerations"] = newValue }
    }
}

/// What the pods of a workload are made from.
package struct PodTemplate: JSONView, SpecifiedObject {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var metadata: ObjectMeta {
        get { ObjectMeta(json: json["metadata"] ?? .object([:])) }
        set { json.edit("metadata") { $0 = newValue.json } }
    }
    package typealias Spec = PodSpec
}

/// The name of something in the same namespace.
package struct LocalReference: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var name: String? {
        get { self["name"] }
        set { self["name"] = newValue }
    }
}
