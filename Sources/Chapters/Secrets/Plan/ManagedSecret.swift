package import Cron
import Quantities
package import VigiePlan

/// A secret: where it lives, what it is, when it is changed and who uses it.
package struct ManagedSecret: ResourceSpec {
    package static let kind = "Secret"
    package static let summary = "A secret: where it lives, what it is, how often it is changed and who uses it."

    package let displayName: String?
    package let place: SecretPlacement
    package let content: SecretContent
    package let rotation: SecretRotation?
    package let consumers: [SecretConsumer]

    package init(from fields: inout Fields) {
        displayName = fields.optional("displayName", .string, "The name people know it by; otherwise its own.")
        place = fields.required("place", .placement, "Where it lives.")
        content = fields.required("content", .secretContent, "What it is.")
        rotation = fields.optional("rotation", .object(SecretRotation.self), "How often it is changed.")
        consumers = fields.optional(
            "consumers", .list(of: .object(SecretConsumer.self)), default: [],
            "Who uses it, in the order in which they are told of a change.")
    }
}

/// How often a secret is changed.
package struct SecretRotation: PlanObject {
    package let interval: Duration
    package let schedule: CronSchedule?
    package let timeZone: Zone?

    package init(from fields: inout Fields) {
        interval = fields.required("interval", .duration, "How old it may become, such as 30d.")
        schedule = fields.optional(
            "schedule", .cron, "When it is changed, in a quiet hour, such as \"0 3 * * 1\"; otherwise at the interval.")
        timeZone = fields.optional("timeZone", .timeZone, "The time zone; otherwise the platform's.")
        let interval = interval
        fields.refuse(
            when: interval < .seconds(60), at: "interval", "a secret cannot be changed every \(interval.quantity)",
            hint: "write a duration of a minute at least")
    }
}
