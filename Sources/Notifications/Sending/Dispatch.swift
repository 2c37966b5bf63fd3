import SMTPClient

/// A letter ready to go: everything is rendered, resolved and signed.
enum Dispatch: Sendable {
    case mail(MailMessage, SMTPServer)
    case request(WebRequest)
}

/// One request over HTTP. It shows nothing of itself: its address is often the secret.
struct WebRequest: Sendable {
    let url: String
    var headers: [(name: String, value: String)]
    let body: [UInt8]
}

extension WebRequest: CustomStringConvertible, CustomReflectable {
    var description: String { "•••" }
    var customMirror: Mirror { Mirror(self, children: []) }
}
