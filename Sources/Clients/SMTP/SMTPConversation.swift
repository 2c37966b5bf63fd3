/// One conversation that hands over one mail, as a pure state machine: it is told what happened and says what to do.
///
/// It knows nothing of sockets, so that every turn a server may take is a row in a table of tests.
struct SMTPConversation {
    enum Action: Hashable {
        /// Nothing, until something happens.
        case wait
        /// A line, without its end.
        case send(String)
        /// A line that must not be shown anywhere.
        case sendSecret(String)
        case startTLS
        /// The mail, with its dots doubled and the final one.
        case sendContent
        /// Taken: say goodbye and close.
        case finish(SMTPReceipt)
        case fail(SMTPError)
    }

    private enum State: Hashable {
        case greeting
        case hello
        case startTLS
        case handshake
        /// What is still to be said, in base64.
        case authentication([String])
        case sender
        case recipient(Int)
        case data
        case content
        case over
    }

    private let server: SMTPServer
    private let message: MailMessage
    private let size: Int
    private var state: State
    private var isEncrypted: Bool
    private var capabilities: SMTPCapabilities?
    private var refused: [MailAddress: SMTPReply] = [:]

    init(server: SMTPServer, message: MailMessage, size: Int) {
        self.server = server
        self.message = message
        self.size = size
        isEncrypted = server.security == .tls
        state = .greeting
    }

    /// Where it stands, for errors.
    var stage: SMTPError.Stage {
        switch state {
        case .greeting: .greeting
        case .hello: .hello
        case .startTLS: .startTLS
        case .handshake: .handshake
        case .authentication: .authentication
        case .sender: .sender
        case .recipient: .recipient
        case .data: .data
        case .content, .over: .content
        }
    }

    // MARK: What happens

    /// - Parameter hasMore: whether further bytes came with the reply.
    mutating func receive(_ reply: SMTPReply, hasMore: Bool = false) -> Action {
        if state == .over { return .wait }
        // The server is going away, whatever was asked.
        if reply.code == 421 { return fail(.refused(stage, reply)) }
        switch state {
        case .greeting: return reply.code == 220 ? hello() : fail(.refused(.greeting, reply))
        case .hello: return reply.code == 250 ? greeted(SMTPCapabilities(reply)) : fail(.refused(.hello, reply))
        case .startTLS: return agreed(reply, hasMore: hasMore)
        case .handshake: return fail(.injected)
        case .authentication(let rest): return authenticate(reply, rest)
        case .sender: return reply.isPositive ? recipient(0) : fail(.refused(.sender, reply))
        case .recipient(let index): return recipient(reply, at: index)
        case .data:
            guard reply.code == 354 else { return fail(.refused(.data, reply)) }
            state = .content
            return .sendContent
        case .content:
            guard reply.isPositive else { return fail(.refused(.content, reply)) }
            state = .over
            return .finish(SMTPReceipt(reply: reply, refused: refused))
        case .over: return .wait
        }
    }

    /// TLS is agreed on, and the server is who it should be. What it said before counts no more.
    mutating func encrypted() -> Action {
        guard state == .handshake else { return .wait }
        isEncrypted = true
        capabilities = nil
        return hello()
    }

    mutating func closed() -> Action { state == .over ? .wait : fail(.closed(stage)) }
    mutating func timedOut() -> Action { state == .over ? .wait : fail(.timedOut(stage)) }
    mutating func failed(_ error: SMTPError) -> Action { state == .over ? .wait : fail(error) }

    // MARK: What follows

    private mutating func fail(_ error: SMTPError) -> Action {
        state = .over
        return .fail(error)
    }

    private mutating func hello() -> Action {
        state = .hello
        return .send("EHLO \(server.helloName)")
    }

    private mutating func greeted(_ offered: SMTPCapabilities) -> Action {
        capabilities = offered
        if server.security == .startTLS, !isEncrypted {
            guard offered.startTLS else { return fail(.noTLS) }
            state = .startTLS
            return .send("STARTTLS")
        }
        guard let credentials = server.credentials else { return sender(offered) }
        guard isEncrypted else { return fail(.passwordInClear) }
        let (user, password) = (Array(credentials.user.utf8), Array(credentials.password.utf8))
        if offered.authentication.contains("PLAIN") {
            state = .authentication([])
            return .sendSecret("AUTH PLAIN \(Base64.encode([0] + user + [0] + password))")
        }
        guard offered.authentication.contains("LOGIN") else {
            return fail(.noMechanism(offered: offered.authentication.sorted()))
        }
        state = .authentication([Base64.encode(user), Base64.encode(password)])
        return .send("AUTH LOGIN")
    }

    private mutating func agreed(_ reply: SMTPReply, hasMore: Bool) -> Action {
        guard reply.code == 220 else { return fail(.refused(.startTLS, reply)) }
        // Words that came in clear must not be taken for words of the server behind TLS.
        guard !hasMore else { return fail(.injected) }
        state = .handshake
        return .startTLS
    }

    private mutating func authenticate(_ reply: SMTPReply, _ rest: [String]) -> Action {
        if reply.code == 235 { return capabilities.map { sender($0) } ?? fail(.protocolViolation("no EHLO")) }
        guard reply.code == 334, let next = rest.first else { return fail(.refused(.authentication, reply)) }
        state = .authentication(Array(rest.dropFirst()))
        return .sendSecret(next)
    }

    private mutating func sender(_ offered: SMTPCapabilities) -> Action {
        if let limit = offered.size, limit > 0, size > limit { return fail(.tooLarge(size: size, limit: limit)) }
        var line = "MAIL FROM:<\(message.from.mailbox)>"
        if message.isInternational {
            guard offered.international, offered.eightBit else { return fail(.notInternational) }
            line += " BODY=8BITMIME SMTPUTF8"
        }
        if offered.size != nil { line += " SIZE=\(size)" }
        state = .sender
        return .send(line)
    }

    private mutating func recipient(_ index: Int) -> Action {
        state = .recipient(index)
        return .send("RCPT TO:<\(message.to[index].mailbox)>")
    }

    private mutating func recipient(_ reply: SMTPReply, at index: Int) -> Action {
        if !reply.isPositive { refused[message.to[index]] = reply }
        if index + 1 < message.to.count { return recipient(index + 1) }
        // None is left. What may go well later is worth another try for all of them.
        guard refused.count < Set(message.to).count else {
            let gentlest = refused.values.first(where: \.isTemporary) ?? reply
            return fail(.refused(.recipient, gentlest))
        }
        state = .data
        return .send("DATA")
    }
}
