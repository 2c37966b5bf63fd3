package import Cron
import JSONTree
package import VigieAccess
package import VigiePlan
package import Wording

/// How a person or a team is told things.
package struct NotificationPreference: ResourceSpec {
    package static let kind = "NotificationPreference"
    package static let summary = "How a person or a team is told things: by which channels, of what, and when."

    package let person: Reference<Person>?
    package let team: Reference<Team>?
    package let language: Language?
    package let timeZone: Zone?
    package let email: String?
    package let phone: String?
    package let rules: [NotificationRule]
    package let bundle: Duration

    package init(from fields: inout Fields) {
        person = fields.optional("person", .reference(to: Person.self), "Who is told.")
        team = fields.optional("team", .reference(to: Team.self), "Which team is told, by channels it has in common.")
        language = fields.optional(
            "language", .choice(Language.self),
            "The language they are told in; otherwise the person's, or the platform's.")
        timeZone = fields.optional("timeZone", .timeZone, "The time zone of the hours; otherwise the platform's.")
        email = fields.optional("email", .mailbox, "Where they read such mail; otherwise the person's address.")
        phone = fields.optional("phone", .phone, "The number for short messages.")
        rules = fields.required(
            "rules", .list(of: .object(NotificationRule.self), atLeast: 1), "What they are told, by which channels.")
        bundle = fields.optional(
            "bundle", .duration, default: .seconds(60),
            "How long messages wait for others to go in one; critical ones never wait.")
        fields.requireOne(of: "person", "team")
        let bundle = bundle
        fields.refuse(
            when: bundle > .seconds(86_400), at: "bundle", "messages would wait for more than a day",
            hint: "write a day or less, such as 5m")
    }

    package var recipient: Recipient? {
        person.map { Recipient(kind: .person, name: $0.name) } ?? team.map { Recipient(kind: .team, name: $0.name) }
    }

    package static func check(_ plan: Plan) -> [Diagnostic] {
        NotificationCheck(plan: plan).diagnostics
    }
}

/// What is told by which channels, and when.
package struct NotificationRule: PlanObject {
    package let severities: [Severity]
    package let topics: [Topic]
    package let channels: [Reference<NotificationChannel>]
    package let hours: HourSpan?
    package let days: [Weekday]

    package init(from fields: inout Fields) {
        severities = fields.optional(
            "severities", .list(of: .choice(Severity.self), atLeast: 1), default: Severity.allCases,
            "How grave it has to be: info, warning, critical.")
        topics = fields.optional(
            "topics", .list(of: .choice(Topic.self), atLeast: 1), default: Topic.allCases, "What it has to be about.")
        channels = fields.required(
            "channels", .list(of: .reference(to: NotificationChannel.self), atLeast: 1), "By what they are told.")
        hours = fields.optional(
            "hours", .hours, "When: 08:00-19:00, or 22:00-06:00 over midnight. What comes outside waits.")
        days = fields.optional(
            "days", .list(of: .choice(Weekday.self), atLeast: 1), default: Weekday.allCases,
            "On which days the hours begin.")
    }

    func covers(_ severity: Severity, _ topic: Topic) -> Bool {
        // A test is to find out whether anything arrives, so it takes every way.
        severities.contains(severity) && (topics.contains(topic) || topic == .test)
    }

    func isOpen(at time: WeekTime) -> Bool {
        let days = Set(days.map(\.number))
        return hours?.contains(time, days: days) ?? days.contains(time.day)
    }
}
