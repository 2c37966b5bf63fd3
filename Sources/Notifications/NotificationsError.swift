package import SMTPClient
package import Wording

/// Why a message did not go.
package enum NotificationsError: Error, Hashable, Sendable {
    case noChannel(String)
    case noChannels
    /// Nobody is told by it.
    case unused(channel: String)
    case noRecipient(String)
    /// The channel needs an address or a number that the plan does not give.
    case noAddress(recipient: String, channel: String)
    /// A webhook's address, which is a secret, cannot be one.
    case badAddress(channel: String)
    case plainHTTP(channel: String)
    case badTemplate(channel: String)
    case unreachable(channel: String, reason: String)
    case refused(channel: String, status: Int, words: String, retryAfter: Int?)
    /// It would have the message sent somewhere else, address, secrets and all.
    case redirected(channel: String, status: Int)
    case mail(SMTPError)
    case secret(Problem)
}

extension NotificationsError {
    /// Whether it may go well later, with nothing changed.
    package var isTemporary: Bool {
        switch self {
        case .unreachable: true
        case .refused(_, let status, _, _): status >= 500 || [408, 425, 429].contains(status)
        case .mail(let error): error.isTemporary
        // A secret that is being changed may be missing for a moment.
        case .secret: true
        default: false
        }
    }

    /// How long the other side asks to be left alone, in seconds.
    var retryAfter: Int? {
        guard case .refused(_, _, _, let seconds) = self else { return nil }
        return seconds
    }

    /// The number the other side answered with.
    var status: Int? {
        switch self {
        case .refused(_, let status, _, _), .redirected(_, let status): status
        case .mail(let error): error.code
        default: nil
        }
    }
}

extension NotificationsError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .noChannel(let name):
            Problem(
                code: "notify.no-channel", nature: .usage, title: "The plan has no NotificationChannel '\(name)'.",
                hint: "`vigie notify list` shows those there are.")
        case .noChannels:
            Problem(
                code: "notify.no-channels", nature: .usage, title: "The plan has no NotificationChannel.",
                hint: "Write one; docs/notifications.md says what there is.")
        case .unused(let channel):
            Problem(
                code: "notify.unused", nature: .usage, title: "Nobody is told anything by '\(channel)'.",
                hint: "Name it in the rules of a NotificationPreference.")
        case .noRecipient(let name):
            Problem(
                code: "notify.no-recipient", nature: .usage, title: "The plan does not say how \(name) is told.",
                hint: "Write a NotificationPreference.")
        case .noAddress(let recipient, let channel):
            Problem(
                code: "notify.no-address", nature: .usage,
                title: "There is no address of \(recipient) for the channel '\(channel)'.")
        case .badAddress(let channel):
            Problem(
                code: "notify.bad-address", nature: .usage,
                title: "What is kept as the address of '\(channel)' is none.",
                hint: "It begins with https:// and has no blanks.")
        case .plainHTTP(let channel):
            Problem(
                code: "notify.plain-http", nature: .refused, title: "The address of '\(channel)' is not https.",
                detail: "The message, and the address itself, would cross the network in clear.")
        case .badTemplate(let channel):
            Problem(code: "notify.bad-template", nature: .usage, title: "A template of '\(channel)' cannot be used.")
        case .unreachable(let channel, let reason):
            Problem(
                code: "notify.unreachable", nature: .unreachable, title: "The channel '\(channel)' does not answer.",
                detail: reason)
        case .refused(let channel, let status, let words, _):
            Problem(
                code: "notify.refused", nature: .failed, title: "The channel '\(channel)' refuses the message.",
                detail: "It answers \(status)\(words.isEmpty ? "" : ": \(words)")")
        case .redirected(let channel, let status):
            Problem(
                code: "notify.redirected", nature: .refused,
                title: "The channel '\(channel)' wants the message sent elsewhere.",
                detail: "It answers \(status). The address is a secret, so it is not followed.",
                hint: "If the service has moved, store its new address.")
        case .mail(let error): error.problem
        case .secret(let problem): problem
        }
    }
}
