package import SMTPClient
package import VigiePlan

/// A mail server that takes mail from Vigie.
package struct SMTPRelay: PlanObject {
    package let host: String
    package let port: Int?
    package let security: SMTPServer.Security
    package let user: String?
    package let password: SecretReference?
    package let from: String
    package let senderName: String?
    package let certificateAuthorities: String?

    package init(from fields: inout Fields) {
        host = fields.required("host", .string, "The server's name, such as mail.example.org.")
        port = fields.optional("port", .integer(1...65_535), "The port; otherwise 587 for starttls, 465 for tls, 25.")
        security = fields.optional(
            "security", .choice(SMTPServer.Security.self), default: .startTLS,
            "starttls: TLS or nothing is sent; tls: TLS from the start; none: only for a server on this machine.")
        user = fields.optional("user", .string, "The name to sign in with, if the server asks for one.")
        password = fields.optional("password", .secret, "The password to sign in with.")
        from = fields.required("from", .mailbox, "The address the mail comes from.")
        senderName = fields.optional("senderName", .string, "The name beside that address; otherwise Vigie.")
        certificateAuthorities = fields.optional(
            "certificateAuthorities", .path, "The file of authorities that may sign the server's certificate.")
        let (user, password, security) = (user, password, security)
        fields.refuse(
            when: (user == nil) != (password == nil), at: user == nil ? "password" : "user", code: "notify.half-login",
            "a user needs a password, and a password a user", hint: "give both, or neither")
        fields.refuse(
            when: security == .none && password != nil, at: "security", code: "notify.password-in-clear",
            "the password would be sent without TLS", hint: "write starttls or tls")
    }
}
