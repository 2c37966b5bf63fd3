package import Wording

/// Why a mail was not handed over.
package enum SMTPError: Error, Hashable, Sendable {
    /// Where in the conversation something happened.
    package enum Stage: String, Sendable {
        case connecting
        case greeting
        case hello = "EHLO"
        case startTLS = "STARTTLS"
        case handshake = "TLS handshake"
        case authentication = "AUTH"
        case sender = "MAIL FROM"
        case recipient = "RCPT TO"
        case data = "DATA"
        case content = "the end of DATA"
    }

    case unreachable(host: String, reason: String)
    /// The server said no, in these words.
    case refused(Stage, SMTPReply)
    /// TLS is required, and the server does not offer it. Nothing that matters was said in clear.
    case noTLS
    /// Something was sent before TLS began that would have counted after it.
    case injected
    case badCertificate(reason: String)
    case tlsFailed(reason: String)
    /// There is a password, and no TLS to say it in.
    case passwordInClear
    case noMechanism(offered: [String])
    case tooLarge(size: Int, limit: Int)
    /// An address is not ASCII, and the server takes only that.
    case notInternational
    case closed(Stage)
    case timedOut(Stage)
    case protocolViolation(String)
}

extension SMTPError {
    /// Whether it may go well later, with nothing changed.
    package var isTemporary: Bool {
        switch self {
        case .unreachable, .closed, .timedOut, .tlsFailed, .protocolViolation: true
        case .refused(_, let reply): reply.isTemporary
        // Also where the server is only being mended: what it offers is what an attacker lets through.
        case .noTLS, .injected, .badCertificate: true
        case .passwordInClear, .noMechanism, .tooLarge, .notInternational: false
        }
    }

    /// The number the server gave, if it was the server.
    package var code: Int? {
        guard case .refused(_, let reply) = self else { return nil }
        return reply.code
    }
}

extension SMTPError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .unreachable(let host, let reason):
            Problem(
                code: "smtp.unreachable", nature: .unreachable, title: "The mail server does not answer.",
                detail: "\(host): \(reason)")
        case .refused(let stage, let reply):
            Problem(
                code: reply.isTemporary ? "smtp.refused-for-now" : "smtp.refused", nature: .failed,
                title: reply.isTemporary
                    ? "The mail server does not take the mail now." : "The mail server refuses the mail.",
                detail: "To \(stage.rawValue) it says: \(reply)",
                hint: stage == .authentication ? "Check the user name and the password." : nil)
        case .noTLS:
            Problem(
                code: "smtp.no-tls", nature: .refused, title: "The mail server does not offer TLS, which is required.",
                detail: "The conversation ended before anything was sent.",
                hint: "Use the port that does, or look who stands between you and the server.")
        case .injected:
            Problem(
                code: "smtp.injected", nature: .refused,
                title: "Somebody put words into the conversation before TLS began.",
                hint: "Look who stands between you and the server.")
        case .badCertificate(let reason):
            Problem(
                code: "smtp.bad-certificate", nature: .refused, title: "The mail server's certificate is not trusted.",
                detail: reason, hint: "For a certificate of your own, name its authority's file.")
        case .tlsFailed(let reason):
            Problem(code: "smtp.tls-failed", nature: .unreachable, title: "TLS could not be agreed on.", detail: reason)
        case .passwordInClear:
            Problem(
                code: "smtp.password-in-clear", nature: .refused,
                title: "The password would have to be sent without TLS.", hint: "Use starttls or tls.")
        case .noMechanism(let offered):
            Problem(
                code: "smtp.no-mechanism", nature: .failed, title: "The mail server offers no way to sign in.",
                detail:
                    "PLAIN or LOGIN is needed; it offers \(offered.isEmpty ? "none" : offered.joined(separator: ", "))."
            )
        case .tooLarge(let size, let limit):
            Problem(
                code: "smtp.too-large", nature: .failed, title: "The mail is too large for the mail server.",
                detail: "It has \(size) bytes; the server takes \(limit).")
        case .notInternational:
            Problem(
                code: "smtp.not-international", nature: .failed,
                title: "The mail server takes only addresses in plain ASCII.")
        case .closed(let stage):
            Problem(
                code: "smtp.closed", nature: .unreachable, title: "The mail server hung up.",
                detail: "At \(stage.rawValue).")
        case .timedOut(let stage):
            Problem(
                code: "smtp.timed-out", nature: .unreachable, title: "The mail server took too long.",
                detail: "At \(stage.rawValue).")
        case .protocolViolation(let what):
            Problem(
                code: "smtp.protocol", nature: .unreachable, title: "The mail server's answer makes no sense.",
                detail: what)
        }
    }
}
