import FoundationEssentials
import JSONTree
import SMTPClient
import Surroundings
import VigiePlan

/// Makes of a letter what goes over the wire of a channel.
struct DispatchMaker: Sendable {
    let channel: Resource<NotificationChannel>
    let addressee: Addressee
    let secrets: SecretDrawer
    let now: Timestamp

    func dispatch(of letter: Letter) throws(NotificationsError) -> Dispatch {
        guard let medium = channel.spec.medium else { throw .noChannel(channel.name) }
        switch medium {
        case .smtp(let relay): return try mail(letter, relay)
        case .slack(let chat): return try post(SlackMessage(letter: letter).json, to: chat, letter)
        case .mattermost(let chat): return try post(MattermostMessage(letter: letter).json, to: chat, letter)
        case .teams(let chat): return try post(TeamsCard(letter: letter).json, to: chat, letter)
        case .ntfy(let topic): return try push(letter, topic)
        case .webhook(let webhook): return try call(letter, webhook)
        case .sms(let gateway): return try text(letter, gateway)
        }
    }

    // MARK: Mail

    private func mail(_ letter: Letter, _ relay: SMTPRelay) throws(NotificationsError) -> Dispatch {
        guard let from = MailAddress(relay.from), let to = addressee.email.flatMap(MailAddress.init),
            let message = MailLetter(letter: letter).message(from: from, name: relay.senderName, to: to, at: now)
        else { throw .noAddress(recipient: addressee.recipient.description, channel: channel.name) }
        var credentials: SMTPServer.Credentials?
        if let user = relay.user, let password = relay.password {
            credentials = SMTPServer.Credentials(user: user, password: try secrets.open(password))
        }
        let server = SMTPServer(
            host: relay.host, port: relay.port ?? relay.usualPort, security: relay.security, credentials: credentials,
            authorities: relay.certificateAuthorities, patience: .seconds(30), timeLimit: .seconds(60))
        return .mail(message, server)
    }

    // MARK: Chats and push

    private func post(
        _ json: JSONValue, to chat: ChatWebhook, _ letter: Letter
    ) throws(NotificationsError) -> Dispatch {
        .request(try request(secrets.open(chat.url), json.canonical, .json, letter))
    }

    private func push(_ letter: Letter, _ ntfy: NtfyTopic) throws(NotificationsError) -> Dispatch {
        let topic = try secrets.open(ntfy.topic)
        var request = try request(ntfy.server, NtfyMessage(letter: letter, topic: topic).json.canonical, .json, letter)
        if let token = ntfy.token { try authorize(&request, bearer: token) }
        return .request(request)
    }

    // MARK: Webhooks

    private func call(_ letter: Letter, _ webhook: GenericWebhook) throws(NotificationsError) -> Dispatch {
        let url =
            try webhook.url.map { (url) throws(NotificationsError) in try secrets.open(url) } ?? webhook.endpoint ?? ""
        var body = WebhookBody(letter: letter).json.canonical
        if let text = webhook.template {
            body = Array(try template(text).render(letter, escaping: .init(webhook.contentType)).utf8)
        }
        let type = webhook.template == nil ? ContentType.json : webhook.contentType
        var request = try request(url, body, type, letter)
        if let token = webhook.token { try authorize(&request, bearer: token) }
        if let key = webhook.signingKey {
            request.headers += WebhookSignature(key: try secrets.open(key)).headers(for: body, at: now)
        }
        return .request(request)
    }

    private func text(_ letter: Letter, _ gateway: SMSGateway) throws(NotificationsError) -> Dispatch {
        guard let to = addressee.phone else {
            throw .noAddress(recipient: addressee.recipient.description, channel: channel.name)
        }
        let url =
            try gateway.url.map { (url) throws(NotificationsError) in try secrets.open(url) } ?? gateway.endpoint ?? ""
        let text = ShortMessage(letter, segments: gateway.segments).text
        var (body, type) = ("", ContentType.form)
        if let json = gateway.json {
            (body, type) = (try template(json).render(letter, text: text, to: to, escaping: .json), .json)
        } else {
            var pairs: [String] = []
            for (name, value) in (gateway.form ?? [:]).sorted(by: { $0.key < $1.key }) {
                let written = try template(value).render(letter, text: text, to: to, escaping: .none)
                pairs.append("\(FormEncoding.escape(name))=\(FormEncoding.escape(written))")
            }
            body = pairs.joined(separator: "&")
        }
        var request = try request(url, Array(body.utf8), type, letter)
        switch gateway.authorization {
        case nil: break
        case .basic(let login):
            let pair = "\(login.user):\(try secrets.open(login.password))"
            let encoded = Data(pair.utf8).base64EncodedString()
            secrets.hide(encoded)
            request.headers.append(("Authorization", "Basic \(encoded)"))
        case .bearer(let token): try authorize(&request, bearer: token)
        case .ovh(let keys):
            let signature = OVHSignature(
                application: try secrets.open(keys.applicationKey), secret: try secrets.open(keys.applicationSecret),
                consumer: try secrets.open(keys.consumerKey))
            request.headers += signature.headers(for: request, at: now)
        }
        return .request(request)
    }

    // MARK: Requests

    private func request(
        _ url: String, _ body: [UInt8], _ type: ContentType, _ letter: Letter
    ) throws(NotificationsError) -> WebRequest {
        guard let endpoint = Endpoint(url) else { throw .badAddress(channel: channel.name) }
        guard endpoint.isConfidential else { throw .plainHTTP(channel: channel.name) }
        return WebRequest(
            url: url,
            headers: [
                ("Content-Type", type.header), ("User-Agent", "Vigie"), ("X-Idempotency-Key", letter.key),
            ], body: body)
    }

    private func authorize(_ request: inout WebRequest, bearer: SecretReference) throws(NotificationsError) {
        let token = try secrets.open(bearer)
        // A line break in a header would begin another one.
        guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .badAddress(channel: channel.name) }
        request.headers.append(("Authorization", "Bearer \(token)"))
    }

    private func template(_ text: String) throws(NotificationsError) -> MessageTemplate {
        do {
            return try MessageTemplate(text)
        } catch {
            throw .badTemplate(channel: channel.name)
        }
    }
}

extension SMTPRelay {
    var usualPort: Int {
        switch security {
        case .startTLS: 587
        case .tls: 465
        case .none: 25
        }
    }
}
