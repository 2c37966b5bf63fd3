package import Wording

/// A share as a page to be printed, with what its holder has to know.
package struct ShareSheet: Sendable {
    private let share: Share
    private let purpose: LocalizedText
    private let reference: String
    private let madeOn: String

    /// - Parameters:
    ///   - purpose: what the shares together are for, as the end of "Together they …".
    ///   - reference: what the secret can be recognised by once it is put together, such as its public half.
    ///   - madeOn: the day, as `2026-11-22`.
    package init(_ share: Share, purpose: LocalizedText, reference: String, madeOn: String) {
        self.share = share
        self.purpose = purpose
        self.reference = reference
        self.madeOn = madeOn
    }

    /// The page in both languages. It holds the share: print it, and keep it nowhere else.
    package func reveal() -> LocalizedText {
        let (count, threshold) = (share.count, share.threshold)
        return LocalizedText(
            en: page(
                title: "SHARE \(share.number) OF \(count)", set: "Set \(share.set), made on \(madeOn)",
                rules: [
                    "Any \(threshold) of the \(count) shares, together, \(purpose.en).",
                    "Fewer tell nothing. This one alone opens nothing.",
                    "Keep this sheet where only you get at it, and not where another share is kept.",
                    "Never photograph it, mail it or type it anywhere but into the recovery.",
                    "If it is lost, or seen by somebody, say so at once: a new set is made, and this one is worthless.",
                    "Letters: there is no I, L, O or U. The fifth of each group checks the other four.",
                ], belongs: "It belongs to"),
            fr: page(
                title: "PART \(share.number) SUR \(count)", set: "Jeu \(share.set), fait le \(madeOn)",
                rules: [
                    "\(threshold) des \(count) parts, n’importe lesquelles, \(purpose.fr).",
                    "Moins n’apprennent rien. Celle-ci seule n’ouvre rien.",
                    "Gardez cette feuille là où vous seul y avez accès, et jamais auprès d’une autre part.",
                    "Ne la photographiez pas, ne l’envoyez pas, ne la tapez que lors de la restauration.",
                    "Perdue, ou vue par quelqu’un, dites-le aussitôt : un nouveau jeu sera fait.",
                    "Lettres : ni I, ni L, ni O, ni U. La cinquième de chaque groupe vérifie les quatre autres.",
                ], belongs: "Elle appartient à"))
    }

    private func page(title: String, set: String, rules: [String], belongs: String) -> String {
        let groups = share.reveal().split(separator: " ")
        let lines = stride(from: 0, to: groups.count, by: 5).map { start in
            let number = start + 1
            return (number < 10 ? "   " : "  ") + "\(number)   "
                + groups[start..<min(start + 5, groups.count)].joined(separator: "  ")
        }
        let parts = [[title, set], lines, rules.map { "- " + $0 }, [reference, "\(belongs) ______________________"]]
        return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }
}
