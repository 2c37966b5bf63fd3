import ShamirSharing
import Wording

extension PaperPage {
    /// A share of an escrow's key, for the one who holds it.
    init(_ share: Share, recipient: String, madeOn: String) {
        let (count, threshold) = (share.count, share.threshold)
        title = LocalizedText(en: "SHARE \(share.number) OF \(count)", fr: "PART \(share.number) SUR \(count)")
        subtitle = LocalizedText(
            en: "Set \(share.set), made on \(madeOn)", fr: "Jeu \(share.set), fait le \(madeOn)")
        code = (
            text: share.reveal().filter { $0 != " " },
            label: LocalizedText(en: "The same, for a scanner", fr: "La même chose, pour un lecteur")
        )
        blocks = [
            PaperBlock(
                label: LocalizedText(en: "In words", fr: "En mots"),
                words: share.revealWords().split(separator: " ").map(String.init), perRow: 5)
        ]
        rules = [
            LocalizedText(
                en: "Any \(threshold) of the \(count) shares, together, open the sealed copies of the secrets.",
                fr: "\(threshold) des \(count) parts, n’importe lesquelles, ouvrent les copies scellées des secrets."),
            LocalizedText(
                en: "Fewer tell nothing. This one alone opens nothing.",
                fr: "Moins n’apprennent rien. Celle-ci seule n’ouvre rien."),
            LocalizedText(
                en: "Keep this sheet where only you get at it, and not where another share is kept.",
                fr: "Gardez cette feuille là où vous seul y avez accès, et jamais auprès d’une autre part."),
            LocalizedText(
                en: "Never photograph it, mail it or type it anywhere but into the recovery.",
                fr: "Ne la photographiez pas, ne l’envoyez pas, ne la tapez que lors de la restauration."),
            LocalizedText(
                en: "In need: `vigie secret recover` asks for the words; a mistyped one is noticed at once.",
                fr: "En cas de besoin : `vigie secret recover` demande les mots ; une faute de frappe se remarque."),
            LocalizedText(
                en: "If it is lost, or seen by somebody, say so at once: a new set is made, and this one is worthless.",
                fr: "Perdue, ou vue par quelqu’un, dites-le aussitôt : un nouveau jeu sera fait."),
        ]
        references = ["age: \(recipient)"]
        holder = LocalizedText(en: "It belongs to", fr: "Elle appartient à")
    }
}
