import Surroundings
import VigieNotifications
import Wording

extension Notice {
    static func sample(
        _ key: String = "entry/1", _ severity: Severity = .critical, topic: Topic = .proof,
        title: String = "The backups of shop failed their proof", body: String = "The log has a hole.",
        at seconds: Int64 = 1_767_571_200
    ) -> Notice {
        Notice(
            key: key, topic: topic, severity: severity,
            title: LocalizedText(en: title, fr: "La preuve des sauvegardes de shop a échoué"),
            body: LocalizedText(en: body, fr: "Le journal a un trou."), subject: "BackupPolicy/shop", link: "/runs/1",
            at: Timestamp(seconds: seconds))
    }
}

/// Plans for tests, put together from pieces.
enum Pieces {
    static let ada = """
        apiVersion: vigie.dev/v1
        kind: Person
        metadata: {name: ada}
        spec: {email: ada@example.org}

        """

    static func channel(_ name: String = "hook", _ spec: String) -> String {
        """
        ---
        apiVersion: vigie.dev/v1
        kind: NotificationChannel
        metadata: {name: \(name)}
        spec: \(spec)

        """
    }

    static func webhook(_ name: String = "hook", _ more: String = "") -> String {
        channel(name, "{webhook: {url: {fromEnv: \(name.uppercased())}\(more)}}")
    }

    static func preference(_ rules: String, more: String = "") -> String {
        """
        ---
        apiVersion: vigie.dev/v1
        kind: NotificationPreference
        metadata: {name: ada}
        spec:
          person: ada
          rules: \(rules)
          \(more)

        """
    }
}
