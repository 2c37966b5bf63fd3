import JSONTree
package import VigiePlan

/// A way by which people can be told things.
package struct NotificationChannel: ResourceSpec {
    package static let kind = "NotificationChannel"
    package static let summary =
        "A way by which people can be told things: mail, a chat, a push message, a webhook, SMS."

    package let displayName: String?
    package let smtp: SMTPRelay?
    package let slack: ChatWebhook?
    package let mattermost: ChatWebhook?
    package let teams: ChatWebhook?
    package let ntfy: NtfyTopic?
    package let webhook: GenericWebhook?
    package let sms: SMSGateway?
    package let perMinute: Int?

    package init(from fields: inout Fields) {
        displayName = fields.optional("displayName", .string, "The name people know it by; otherwise its own.")
        smtp = fields.optional("smtp", .object(SMTPRelay.self), "Mail, through a server that takes it.")
        slack = fields.optional("slack", .object(ChatWebhook.self), "An incoming webhook of Slack.")
        mattermost = fields.optional("mattermost", .object(ChatWebhook.self), "An incoming webhook of Mattermost.")
        teams = fields.optional("teams", .object(ChatWebhook.self), "A webhook of a Microsoft Teams workflow.")
        ntfy = fields.optional("ntfy", .object(NtfyTopic.self), "Push messages through ntfy.")
        webhook = fields.optional("webhook", .object(GenericWebhook.self), "Anything that takes a request over HTTP.")
        sms = fields.optional("sms", .object(SMSGateway.self), "Short messages, through a gateway that speaks HTTP.")
        perMinute = fields.optional(
            "perMinute", .integer(1...600), "How many messages it may carry a minute; what is more waits its turn.")
        fields.requireOne(of: "smtp", "slack", "mattermost", "teams", "ntfy", "webhook", "sms")
    }

    package var medium: Medium? {
        smtp.map(Medium.smtp) ?? slack.map(Medium.slack) ?? mattermost.map(Medium.mattermost)
            ?? teams.map(Medium.teams) ?? ntfy.map(Medium.ntfy) ?? webhook.map(Medium.webhook) ?? sms.map(Medium.sms)
    }

    /// How many messages it carries a minute: what was said, or what its service puts up with.
    var pace: Int { perMinute ?? medium?.usualPace ?? 10 }
}

/// What a channel is made of.
package enum Medium: Sendable {
    case smtp(SMTPRelay)
    case slack(ChatWebhook)
    case mattermost(ChatWebhook)
    case teams(ChatWebhook)
    case ntfy(NtfyTopic)
    case webhook(GenericWebhook)
    case sms(SMSGateway)

    package var name: String {
        switch self {
        case .smtp: "smtp"
        case .slack: "slack"
        case .mattermost: "mattermost"
        case .teams: "teams"
        case .ntfy: "ntfy"
        case .webhook: "webhook"
        case .sms: "sms"
        }
    }

    fileprivate var usualPace: Int {
        switch self {
        case .smtp, .slack, .mattermost, .webhook: 30
        case .teams, .ntfy: 20
        case .sms: 6
        }
    }
}
