package import JSONTree
package import Surroundings

/// Work that comes to an end.
package struct Job: KubernetesResource {
    package static let type = ResourceType(group: "batch", kind: "Job", plural: "jobs")
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var spec: JobSpec {
        get { JobSpec(json: json["spec"] ?? .object([:])) }
        set { json.edit("spec") { $0 = newValue.json } }
    }
    package var status: JobStatus {
        get { JobStatus(json: json["status"] ?? .object([:])) }
        set { json.edit("status") { $0 = newValue.json } }
    }
}

/// What is to be done.
package struct JobSpec: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var parallelism: Int? {
        get { self["parallelism"] }
        set { self["parallelism"] = newValue }
    }
    package var completions: Int? {
        get { self["completions"] }
        set { self["completions"] = newValue }
    }
    package var backoffLimit: Int? {
        get { self["backoffLimit"] }
        set { self["backoffLimit"] = newValue }
    }
    package var activeDeadlineSeconds: Int? {
        get { self["activeDeadlineSeconds"] }
        set { self["activeDeadlineSeconds"] = newValue }
    }
    package var ttlSecondsAfterFinished: Int? {
        get { self["ttlSecondsAfterFinished"] }
        set { self["ttlSecondsAfterFinished"] = newValue }
    }
    package var suspend: Bool? {
        get { self["suspend"] }
        set { self["suspend"] = newValue }
    }
    package var selector: LabelSelector? {
        get { self["selector"] }
        set { self["selector"] = newValue }
    }
    package var template: PodTemplate? {
        get { self["template"] }
        set { self["template"] = newValue }
    }
}

/// How far it is.
package struct JobStatus: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var active: Int? {
        get { self["active"] }
        set { self["active"] = newValue }
    }
    package var succeeded: Int? {
        get { self["succeeded"] }
        set { self["succeeded"] = newValue }
    }
    package var failed: Int? {
        get { self["failed"] }
        set { self["failed"] = newValue }
    }
    package var ready: Int? {
        get { self["ready"] }
        set { self["ready"] = newValue }
    }
    package var startTime: Timestamp? {
        get { self["startTime"] }
        set { self["startTime"] = newValue }
    }
    package var completionTime: Timestamp? {
        get { self["completionTime"] }
        set { self["completionTime"] = newValue }
    }
    package var conditions: [Condition] {
        get { self["conditions"] }
        set { self["conditions"] = newValue }
    }
}
