package import Wording

/// What a run comes to, in a sentence for people.
///
/// It is kept as bare text where both languages say the same: so are the sentences of earlier versions, which had one.
package struct RunSummary: Codable, Hashable, Sendable {
    package let text: LocalizedText

    package init(_ text: LocalizedText) {
        self.text = text
    }

    /// - Parameter stored: as the store has it.
    package init(stored: String) {
        let parts = stored.split(separator: Self.separator, omittingEmptySubsequences: false)
        text =
            parts.count == 2
            ? LocalizedText(en: String(parts[0]), fr: String(parts[1])) : LocalizedText(verbatim: stored)
    }

    /// As the store keeps it: both languages with a mark between, that stands in no sentence.
    package var stored: String {
        text.en == text.fr ? text.en : "\(text.en)\(Self.separator)\(text.fr)"
    }

    private static let separator: Character = "\u{1F}"

    package init(from decoder: any Decoder) throws {
        self.init(stored: try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(stored)
    }
}
