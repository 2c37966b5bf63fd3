package import JSONTree
package import Surroundings

/// Work that comes to an end.
package struct Job: KubernetesResource, SpecifiedObject, ReportingObject {
    package static let type = ResourceType(group: "batch", kind: "Job", plural: "jobs")
    package typealias Spec = JobSpec
    package typealias Status = JobStatus
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
}

/// What is to be done.
package struct JobSpec: PodMakingSpec {
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
