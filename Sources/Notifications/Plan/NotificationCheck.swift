import Cron
import JSONTree
import SMTPClient
import Surroundings
import VigiePlan
import Wording

/// Whether what the plan says about messages can be kept: that they go somewhere, and reach somebody.
struct NotificationCheck {
    let plan: Plan

    var diagnostics: [Diagnostic] {
        let preferences = plan.all(NotificationPreference.self)
        return unused(preferences) + twice(preferences) + withoutAddress(preferences) + channels + unheard
    }

    // MARK: Channels

    private func unused(_ preferences: [Resource<NotificationPreference>]) -> [Diagnostic] {
        let used = Set(preferences.flatMap(\.spec.rules).flatMap(\.channels).map(\.name))
        return plan.all(NotificationChannel.self).filter { !used.contains($0.name) }.map { channel in
            .warning(
                "notify.unused-channel", "nobody is told anything by '\(channel.name)'", at: channel.position,
                hint: "name it in the rules of a NotificationPreference, or remove it")
        }
    }

    private var channels: [Diagnostic] {
        plan.all(NotificationChannel.self).flatMap { channel in endpoints(of: channel) + templates(of: channel) }
    }

    private func endpoints(of channel: Resource<NotificationChannel>) -> [Diagnostic] {
        let spec = channel.spec
        let written = [
            ("ntfy.server", spec.ntfy?.server), ("webhook.endpoint", spec.webhook?.endpoint),
            ("sms.endpoint", spec.sms?.endpoint),
        ]
        var found: [Diagnostic] = written.compactMap { path, text in
            guard let endpoint = text.flatMap(Endpoint.init), !endpoint.isConfidential else { return nil }
            return .error(
                "notify.plain-http", "messages would cross the network in clear", at: channel.position(of: path),
                hint: "write https://; plain http:// is only for this machine")
        }
        if let relay = spec.smtp, relay.security == .none, let host = Endpoint("http://\(relay.host)"), !host.isLoopback
        {
            found.append(
                .error(
                    "notify.plain-mail", "mail would cross the network in clear",
                    at: channel.position(of: "smtp.security"), hint: "write starttls or tls"))
        }
        return found
    }

    private func templates(of channel: Resource<NotificationChannel>) -> [Diagnostic] {
        var found: [Diagnostic] = []
        if let webhook = channel.spec.webhook, let text = webhook.template {
            found += check(text, as: webhook.contentType, in: channel, at: "webhook.template")
        }
        if let text = channel.spec.sms?.json { found += check(text, as: .json, in: channel, at: "sms.json") }
        for (name, text) in (channel.spec.sms?.form ?? [:]).sorted(by: { $0.key < $1.key }) {
            found += check(text, as: .text, in: channel, at: "sms.form.\(name)")
        }
        return found
    }

    private func check(
        _ text: String, as type: ContentType, in channel: Resource<NotificationChannel>, at path: String
    ) -> [Diagnostic] {
        let position = channel.position(of: path)
        do throws(TemplateProblem) {
            let template = try MessageTemplate(text)
            guard type == .json else { return [] }
            let sample = template.render(.sample, text: "\"quoted\"", to: "+33", escaping: .json)
            guard (try? JSONValue(parsing: sample)) == nil else { return [] }
            return [
                .error(
                    "notify.template-not-json", "what the template writes is not JSON", at: position,
                    hint: "put values between quotes: {\"text\": \"{{title}}\"}")
            ]
        } catch {
            return [diagnostic(of: error, at: position)]
        }
    }

    private func diagnostic(of problem: TemplateProblem, at position: SourcePosition) -> Diagnostic {
        switch problem {
        case .unreadable(let reason):
            return .error("notify.bad-template", "the template cannot be read: \(reason)", at: position)
        case .unknownVariable(let name, let meant):
            let known = (MessageTemplate.variables + MessageTemplate.sections).joined(separator: ", ")
            return .error(
                "notify.unknown-variable", "the template asks for '\(name)', which there is not", at: position,
                hint: meant.map { "did you mean '\($0)'?" } ?? "there are \(known)")
        }
    }

    // MARK: People

    private func twice(_ preferences: [Resource<NotificationPreference>]) -> [Diagnostic] {
        Dictionary(grouping: preferences) { $0.spec.recipient }.values.flatMap { same -> [Diagnostic] in
            let sorted = same.sorted { $0.position < $1.position }
            guard let first = sorted.first, let recipient = first.spec.recipient else { return [] }
            return sorted.dropFirst().map { other in
                .error(
                    "notify.told-twice", "how \(recipient) is told is already said by '\(first.name)'",
                    at: other.position, hint: "put the rules of both in one",
                    related: [Diagnostic.Related("first said here", at: first.position)])
            }
        }
    }

    /// Mail and short messages need somewhere to go.
    private func withoutAddress(_ preferences: [Resource<NotificationPreference>]) -> [Diagnostic] {
        preferences.flatMap { preference -> [Diagnostic] in
            guard let addressee = Addressee(preference, in: plan) else { return [] }
            let media = preference.spec.rules.flatMap(\.channels).compactMap { plan.resolve($0)?.spec.medium?.name }
            var found: [Diagnostic] = []
            if media.contains("smtp"), addressee.email == nil {
                found.append(
                    .error(
                        "notify.no-address", "\(addressee.recipient) is told by mail and has no address",
                        at: preference.position, hint: "write their email here or in the Person"))
            }
            if media.contains("sms"), addressee.phone == nil {
                found.append(
                    .error(
                        "notify.no-phone", "\(addressee.recipient) is told by SMS and has no number",
                        at: preference.position, hint: "write their phone, such as \"+33612345678\""))
            }
            return found
        }
    }

    // MARK: Gaps

    /// A critical message has to reach somebody at any hour of the week, whatever it is about.
    private var unheard: [Diagnostic] {
        let addressees = Addressee.all(in: plan)
        guard let first = addressees.map(\.preference).min(by: { $0.position < $1.position }) else { return [] }
        for topic in Topic.allCases where topic.canBeCritical {
            guard let gap = WeekGap(of: topic, for: addressees) else { continue }
            let zone = plan.all(Platform.self).first?.spec.timeZone ?? .utc
            return [
                .error(
                    "notify.unheard",
                    "a critical message about '\(topic.rawValue)' reaches nobody \(gap.text(in: zone))",
                    at: first.position, hint: "add a rule for critical without hours, for one person at least")
            ]
        }
        return []
    }
}

/// A time of the week at which nobody hears of something critical.
struct WeekGap {
    /// A Monday in winter and one in summer, so that zones with and without daylight saving are both seen.
    private static let weeks = [Int64(1_767_571_200), 1_783_296_000]

    let start: Timestamp

    /// - Returns: `nil` where there is no such time. Who hears changes only where some hours begin or end, so only
    ///   those times are looked at.
    init?(of topic: Topic, for addressees: [Addressee]) {
        var candidates: Set<Timestamp> = []
        for (week, addressee) in Self.weeks.flatMap({ week in addressees.map { (week, $0) } }) {
            let minutes = Set(addressee.rules.flatMap { [$0.hours?.start ?? 0, $0.hours?.end ?? 0] } + [0])
            for day in 0..<7 {
                for minute in minutes {
                    let local = week + Int64(day) * 86_400 + Int64(minute) * 60
                    let offset = addressee.zone.offset(at: Timestamp(seconds: local))
                    candidates.insert(Timestamp(seconds: local - offset))
                }
            }
        }
        let gap = candidates.sorted().first { instant in
            addressees.allSatisfy { $0.channels(for: .critical, topic, at: instant).isEmpty }
        }
        guard let gap else { return nil }
        start = gap
    }

    /// `from Sunday 19:00 (Europe/Paris)`.
    func text(in zone: Zone) -> String {
        let time = WeekTime(of: start, in: zone)
        let day = Weekday.allCases.first { $0.number == time.day }?.rawValue ?? ""
        let clock = [time.minute / 60, time.minute % 60].map { $0 < 10 ? "0\($0)" : String($0) }
        return "from \(day.prefix(1).uppercased() + day.dropFirst()) \(clock.joined(separator: ":")) (\(zone))"
    }
}

extension Letter {
    /// What templates are tried with.
    fileprivate static let sample = Letter(
        key: "vigie-sample", language: .english, platform: "Shop \"one\"",
        items: [
            Item(
                severity: .critical, title: "A \"quoted\" title", body: "Two\nlines", subject: "BackupPolicy/shop",
                link: "https://vigie.example.org/", at: "2026-01-05 00:00")
        ])
}
