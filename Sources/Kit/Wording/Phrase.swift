/// A sentence in both languages, in which names and figures differ from one occurrence to the next.
package struct Phrase: Hashable, Codable, Sendable {
    /// The English, with a `…` for each part that differs.
    package let en: String
    /// The French, with the same parts in the same order.
    package let fr: String

    package init(_ en: String, fr: String) {
        self.en = en
        self.fr = fr
    }

    /// An English sentence in both languages, if it is this one.
    package func text(of sentence: String) -> LocalizedText? {
        let pieces = en.split(separator: "…", omittingEmptySubsequences: false)
        guard sentence.hasPrefix(pieces[0]), let last = pieces.last, sentence.hasSuffix(last) else { return nil }
        guard pieces.count > 1 else { return sentence == en ? LocalizedText(en: en, fr: fr) : nil }
        var rest = sentence.dropFirst(pieces[0].count)
        var parts: [Substring] = []
        for (place, piece) in pieces.dropFirst().enumerated() {
            let isLast = place == pieces.count - 2
            guard rest.utf8.count >= piece.utf8.count else { return nil }
            if isLast {
                parts.append(rest.dropLast(piece.count))
            } else {
                guard let found = rest.firstRange(of: piece) else { return nil }
                parts.append(rest[..<found.lowerBound])
                rest = rest[found.upperBound...]
            }
        }
        guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        return LocalizedText(en: sentence, fr: filled(parts))
    }

    private func filled(_ parts: [Substring]) -> String {
        let pieces = fr.split(separator: "…", omittingEmptySubsequences: false)
        return pieces.dropFirst().enumerated().reduce(String(pieces[0])) { text, next in
            text + (next.offset < parts.count ? parts[next.offset] : "…") + next.element
        }
    }
}
