package import Surroundings
package import Wording

/// Something that people should know: one fact, in both languages.
package struct Notice: Codable, Hashable, Sendable {
    /// Names it for ever: nobody is told of the same key by the same way twice, and a repetition carries it.
    package let key: String
    package let topic: Topic
    package let severity: Severity
    /// One sentence without a full stop.
    package let title: LocalizedText
    package let body: LocalizedText
    /// The resource it is about: `BackupPolicy/shop`.
    package let subject: String
    /// Where to look, as a path below the console's address: `/runs/…`.
    package let link: String?
    package let at: Timestamp

    package init(
        key: String, topic: Topic, severity: Severity, title: LocalizedText, body: LocalizedText, subject: String,
        link: String? = nil, at: Timestamp
    ) {
        self.key = key
        self.topic = topic
        self.severity = severity
        self.title = title
        self.body = body
        self.subject = subject
        self.link = link
        self.at = at
    }
}
