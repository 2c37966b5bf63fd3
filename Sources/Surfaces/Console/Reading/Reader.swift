package import Cron
package import Surroundings
package import Wording

/// Who a page is written for: in which language, by which clock, in which light.
package struct Reader: Sendable {
    package let language: Language
    package let theme: Theme
    /// The platform's: everybody on a call sees the same time.
    package let zone: Zone
    package let now: Timestamp
    /// What the people behind the pseudonyms of the ledger are called.
    package let names: [String: String]

    package init(
        language: Language, theme: Theme = .automatic, zone: Zone, now: Timestamp, names: [String: String] = [:]
    ) {
        self.names = names
        self.language = language
        self.theme = theme
        self.zone = zone
        self.now = now
    }

    /// A text in the reader's language, with what belongs together on one line.
    subscript(text: LocalizedText) -> String {
        Typography.bound(text[language])
    }

    /// The same, written on the spot: both languages side by side, so that they stay the same.
    func say(_ en: String, _ fr: String) -> String {
        self[LocalizedText(en: en, fr: fr)]
    }

    /// A number of things.
    func count(_ count: Int, _ en: (one: String, many: String), _ fr: (one: String, many: String)) -> String {
        self[LocalizedText(count, en: en, fr: fr)]
    }

    func number(_ value: some BinaryInteger) -> String {
        self[LocalizedText(integer: Int(clamping: value))]
    }

    /// Who did something: a person by name, anything else as it is recorded.
    func name(of actor: String) -> String {
        names[actor] ?? actor
    }

    /// The language of what is English whoever reads it, to be said where the page is in another.
    var tagOfEnglish: String? { language == .english ? nil : Language.english.rawValue }

    func span(_ span: Duration) -> String {
        self[LocalizedText(span: span)]
    }
}

/// What an `Accept-Language` header asks for, of what there is.
struct AcceptedLanguages {
    let first: Language?

    init(_ header: String) {
        let wishes = header.split(separator: ",").prefix(20).enumerated().compactMap { place, wish in
            let parts = wish.split(separator: ";")
            let tag = parts.first?.trimmingSpaces ?? ""
            let weight = parts.dropFirst().first.flatMap { Double($0.trimmingSpaces.dropFirst(2)) } ?? 1
            let language = Language.allCases.first { tag == $0.rawValue || tag.hasPrefix($0.rawValue + "-") }
            return weight > 0 ? language.map { (language: $0, weight: weight, place: place) } : nil
        }
        first = wishes.max { ($0.weight, -$0.place) < ($1.weight, -$1.place) }?.language
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()).lowercased()
    }
}
