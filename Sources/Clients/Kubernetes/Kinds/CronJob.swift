package import JSONTree
package import Surroundings

/// Jobs by the clock.
package struct CronJob: KubernetesResource, SpecifiedObject, ReportingObject {
    package static let type = ResourceType(group: "batch", kind: "CronJob", plural: "cronjobs")
    package typealias Spec = CronJobSpec
    package typealias Status = CronJobStatus
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
}

/// When, and what.
package struct CronJobSpec: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var schedule: String? {
        get { self["schedule"] }
        set { self["schedule"] = newValue }
    }
    package var timeZone: String? {
        get { self["timeZone"] }
        set { self["timeZone"] = newValue }
    }
    package var concurrencyPolicy: String? {
        get { self["concurrencyPolicy"] }
        set { self["concurrencyPolicy"] = newValue }
    }
    package var suspend: Bool? {
        get { self["suspend"] }
        set { self["suspend"] = newValue }
    }
    package var startingDeadlineSeconds: Int? {
        get { self["startingDeadlineSeconds"] }
        set { self["startingDeadlineSeconds"] = newValue }
    }
    package var successfulJobsHistoryLimit: Int? {
        get { self["successfulJobsHistoryLimit"] }
        set { self["successfulJobsHistoryLimit"] = newValue }
    }
    package var failedJobsHistoryLimit: Int? {
        get { self["failedJobsHistoryLimit"] }
        set { self["failedJobsHistoryLimit"] = newValue }
    }
    package var jobTemplate: JobTemplate? {
        get { self["jobTemplate"] }
        set { self["jobTemplate"] = newValue }
    }
}

/// What its jobs are made from.
package struct JobTemplate: SpecifiedObject {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var metadata: ObjectMeta {
        get { ObjectMeta(json: json["metadata"] ?? .object([:])) }
        set { json.edit("metadata") { $0 = newValue.json } }
    }
    package typealias Spec = JobSpec
}

/// When it ran last.
package struct CronJobStatus: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var lastScheduleTime: Timestamp? {
        get { self["lastScheduleTime"] }
        set { self["lastScheduleTime"] = newValue }
    }
    package var lastSuccessfulTime: Timestamp? {
        get { self["lastSuccessfulTime"] }
        set { self["lastSuccessfulTime"] = newValue }
    }
    package var active: [JSONValue] {
        get { self["active"] }
        set { self["active"] = newValue }
    }
}
