import Cron
import Surroundings
import VigieAccess
import VigiePlan
import Wording

/// A recipient with everything the plan says of how they are told.
struct Addressee: Sendable {
    let recipient: Recipient
    let preference: Resource<NotificationPreference>
    let language: Language
    let zone: Zone
    let email: String?
    let phone: String?

    var rules: [NotificationRule] { preference.spec.rules }

    init?(_ preference: Resource<NotificationPreference>, in plan: Plan) {
        guard let recipient = preference.spec.recipient else { return nil }
        let platform = plan.all(Platform.self).first?.spec
        let person = preference.spec.person.flatMap { plan.resolve($0) }?.spec
        self.recipient = recipient
        self.preference = preference
        language = preference.spec.language ?? person?.language ?? platform?.languages.first ?? .english
        zone = preference.spec.timeZone ?? platform?.timeZone ?? .utc
        email = preference.spec.email ?? person?.email
        phone = preference.spec.phone
    }

    static func all(in plan: Plan) -> [Addressee] {
        plan.all(NotificationPreference.self).compactMap { Addressee($0, in: plan) }
    }

    static func find(_ recipient: Recipient, in plan: Plan) -> Addressee? {
        all(in: plan).first { $0.recipient == recipient }
    }

    /// The channels by which they want to hear of such a thing at this time, in their order.
    func channels(for severity: Severity, _ topic: Topic, at instant: Timestamp) -> [String] {
        let time = WeekTime(of: instant, in: zone)
        var names: [String] = []
        for rule in rules where rule.covers(severity, topic) && rule.isOpen(at: time) {
            for channel in rule.channels where !names.contains(channel.name) { names.append(channel.name) }
        }
        return names
    }

    /// Every channel that leads to them, in their order.
    var allChannels: [String] {
        var names: [String] = []
        for channel in rules.flatMap(\.channels) where !names.contains(channel.name) { names.append(channel.name) }
        return names
    }

    /// When they next want to hear of such a thing; `nil` where that is never.
    func nextOpening(for severity: Severity, _ topic: Topic, from instant: Timestamp) -> Timestamp? {
        guard channels(for: severity, topic, at: instant).isEmpty else { return instant }
        let minute = instant.seconds - instant.seconds % 60
        // Times of day come back after a week, wherever the clock is put forward or back.
        for step in 1...(8 * 1440) {
            let candidate = Timestamp(seconds: minute + Int64(step) * 60)
            if !channels(for: severity, topic, at: candidate).isEmpty { return candidate }
        }
        return nil
    }

    /// An instant as they read it: `2026-01-05 09:30`.
    func time(of instant: Timestamp) -> String {
        let local = Timestamp(seconds: instant.seconds + zone.offset(at: instant))
        return local.rfc3339.prefix(16).replacing("T", with: " ") + (zone == .utc ? " UTC" : "")
    }
}
