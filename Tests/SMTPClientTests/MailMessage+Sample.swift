import SMTPClient

extension MailMessage {
    static func sample(
        from: String = "vigie@example.org", to: [String] = ["ada@example.org"], subject: String = "A restore failed",
        text: String = "The log has a hole.\n", html: String? = nil, identifier: String = "vigie-1"
    ) throws -> MailMessage {
        MailMessage(
            from: try MailAddress.of(from), senderName: "Vigie", to: try to.map(MailAddress.of), subject: subject,
            text: text, html: html, identifier: try MailIdentifier.of(identifier), sentAt: 1_767_571_200)
    }
}

struct NotOne: Error {}

extension MailAddress {
    static func of(_ text: String) throws -> MailAddress {
        guard let address = MailAddress(text) else { throw NotOne() }
        return address
    }
}

extension MailIdentifier {
    static func of(_ text: String) throws -> MailIdentifier {
        guard let identifier = MailIdentifier(text) else { throw NotOne() }
        return identifier
    }
}
