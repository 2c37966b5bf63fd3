package import Cron
package import Wording

/// The whole that the plan is about: what holds for everything in it.
package struct Platform: ResourceSpec {
    package static let kind = "Platform"
    package static let summary = "The whole that the plan is about: what holds for everything in it. At most one."

    package let displayName: String?
    package let timeZone: Zone
    package let languages: [Language]
    package let notApplicable: [Exemption]

    package init(from fields: inout Fields) {
        displayName = fields.optional("displayName", .string, "The name people know it by; otherwise its own.")
        timeZone = fields.optional(
            "timeZone", .timeZone, default: .utc, "The time zone of its schedules, such as Europe/Paris.")
        languages = fields.optional(
            "languages", .list(of: .choice(Language.self), atLeast: 1), default: [.english],
            "The languages people are spoken to in, the first one first.")
        notApplicable = fields.optional(
            "notApplicable", .list(of: .object(Exemption.self)), default: [],
            "Controls that do not concern you, each with the reason.")
    }

    package static func check(_ plan: Plan) -> [Diagnostic] {
        let platforms = plan.all(Platform.self).sorted { $0.position < $1.position }
        guard let first = platforms.first else { return [] }
        return platforms.dropFirst().map { other in
            .error(
                "plan.second-platform", "there is already a Platform, '\(first.name)'", at: other.position,
                hint: "a plan is about one platform; merge the two",
                related: [Diagnostic.Related("first declared here", at: first.position)])
        }
    }
}

/// A control that is declared not to concern the platform.
package struct Exemption: PlanObject {
    package let control: String
    package let reason: String

    package init(from fields: inout Fields) {
        control = fields.required("control", .string, "The control's id, such as recovery.multi-region.")
        reason = fields.required("reason", .string, "Why it does not concern you, for who reads the report.")
    }
}
