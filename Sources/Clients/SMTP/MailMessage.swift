/// A mail: what it says, and the name it carries wherever it goes.
///
/// Nothing in it can break out of its place: addresses and header names are checked when they are made, and texts are
/// encoded so that a line break in one of them stays a character of it.
package struct MailMessage: Sendable, Hashable {
    package var from: MailAddress
    package var senderName: String?
    package var to: [MailAddress]
    package var subject: String
    package var text: String
    /// The same in HTML, for those whose program shows it.
    package var html: String?
    /// The left side of the Message-ID: a repetition of the same mail carries the same.
    package var identifier: MailIdentifier
    /// Seconds since 1970.
    package var sentAt: Int64
    /// Further headers, such as `Auto-Submitted`.
    package var headers: [MailHeader]

    package init(
        from: MailAddress, senderName: String? = nil, to: [MailAddress], subject: String, text: String,
        html: String? = nil, identifier: MailIdentifier, sentAt: Int64, headers: [MailHeader] = []
    ) {
        self.from = from
        self.senderName = senderName
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.identifier = identifier
        self.sentAt = sentAt
        self.headers = headers
    }
}

/// The left side of a Message-ID.
package struct MailIdentifier: Hashable, Sendable {
    package let name: String

    /// - Returns: `nil` unless it consists of 1 to 64 letters, digits, dashes, dots and underscores.
    package init?(_ name: String) {
        let isClean = name.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 46
                || $0 == 95
        }
        guard isClean, (1...64).contains(name.utf8.count) else { return nil }
        self.name = name
    }
}

/// A header of its own.
package struct MailHeader: Hashable, Sendable {
    package let name: String
    package let value: String

    /// - Returns: `nil` where the name is not one: letters, digits and dashes, and none that the mail sets itself.
    package init?(_ name: String, _ value: String) {
        let isClean = name.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45
        }
        guard isClean, (1...60).contains(name.utf8.count), !Self.own.contains(name.lowercased()) else { return nil }
        self.name = name
        self.value = value
    }

    private static let own: Set = [
        "from", "to", "cc", "bcc", "sender", "subject", "date", "message-id", "mime-version", "content-type",
        "content-transfer-encoding", "return-path", "received",
    ]
}
