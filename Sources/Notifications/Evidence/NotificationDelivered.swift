import VigieLedger

/// A message was taken by whoever carries it on: the mail server, the chat, the gateway.
package struct NotificationDelivered: Evidence, Hashable {
    package static let kind = "notification.delivered"

    package let channel: String
    /// smtp, slack, …
    package let medium: String
    /// A person's pseudonym, or `team/` and a name.
    package let recipient: String
    package let severity: Severity
    package let topics: [Topic]
    /// What it told of, by their keys.
    package let notices: [String]
    /// What a repetition of it would carry too.
    package let key: String
    package let attempts: Int
}

/// A message could not be delivered by a channel, and was given up there.
package struct NotificationFailed: Evidence, Hashable {
    package static let kind = "notification.failed"

    package let channel: String
    package let medium: String?
    package let recipient: String
    package let severity: Severity
    package let topics: [Topic]
    package let notices: [String]
    package let key: String
    package let attempts: Int
    /// The problem's code; its words may name people, so they stand in the run's log alone.
    package let reason: String
    /// What the server answered, as its number.
    package let status: Int?
}
