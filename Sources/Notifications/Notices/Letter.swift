import Cron
import Surroundings
import Wording

/// What is said to one recipient by one channel: some notices in one language, under one key.
struct Letter: Sendable {
    struct Item: Sendable {
        let severity: Severity
        let title: String
        let body: String
        let subject: String
        /// The whole address, where the console's is known.
        let link: String?
        /// When it was noticed, in the recipient's zone.
        let at: String
    }

    /// The same for every repetition of this letter.
    let key: String
    let language: Language
    let platform: String?
    /// The gravest first.
    let items: [Item]

    init(_ bundle: Outbox.Bundle, for addressee: Addressee, from office: NotificationOffice) {
        key = bundle.key
        language = addressee.language
        platform = office.platform
        let notices = bundle.items.map(\.notice).enumerated().sorted {
            ($1.element.severity.rank, $0.offset) < ($0.element.severity.rank, $1.offset)
        }
        items = notices.map(\.element).map { notice in
            Item(
                severity: notice.severity, title: Self.legible(notice.title[addressee.language]),
                body: Self.legible(notice.body[addressee.language]), subject: Self.legible(notice.subject),
                link: office.address(of: notice.link), at: addressee.time(of: notice.at))
        }
    }

    init(key: String, language: Language, platform: String?, items: [Item]) {
        self.key = key
        self.language = language
        self.platform = platform
        self.items = items
    }

    /// Without what turns a text around or hides a part of it: names and the words of tools may hold such.
    private static func legible(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 10: true
            case 0..<32, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: false
            default: true
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    var severity: Severity { items.map(\.severity).max() ?? .info }
    var isBundle: Bool { items.count > 1 }

    /// One line that says it all, or how much there is.
    var headline: String {
        guard isBundle, let first = items.first else { return items.first?.title ?? "" }
        return LocalizedText(
            en: "\(items.count) messages: \(first.title)", fr: "\(items.count) messages : \(first.title)")[language]
    }

    /// What the letter is shown as coming from.
    var sender: String { platform.map { "Vigie · \($0)" } ?? "Vigie" }
}

/// The few words of the house around what is said.
enum Words {
    static let open = LocalizedText(en: "Open", fr: "Ouvrir")
    static let about = LocalizedText(en: "About", fr: "Concerne")
    static let noticed = LocalizedText(en: "Noticed", fr: "Constaté")

    /// `Critical: a proof failed`, set as the language sets it.
    static func labelled(_ label: LocalizedText, _ text: String, _ language: Language) -> String {
        LocalizedText(en: "\(label.en): ", fr: "\(label.fr) : ")[language] + text
    }

    static func more(_ count: Int) -> LocalizedText {
        LocalizedText(
            en: count == 1 ? "and 1 more message" : "and \(count) more messages",
            fr: count == 1 ? "et 1 autre message" : "et \(count) autres messages")
    }

    /// Where a text had to be cut.
    static func shortened(by count: Int) -> LocalizedText {
        LocalizedText(en: "[\(count) characters left out]", fr: "[\(count) caractères omis]")
    }
}
