import Surroundings
import Wording

extension Paper {
    /// The sheet for a safe.
    ///
    /// - Parameter login: `NAME=value` lines, as they were handed over.
    package init(envelope: EnvelopeResult, login: String) {
        let fields = login.split(separator: "\n").compactMap { line -> (name: String, value: String)? in
            let parts = line.trimmingPrefix("# ").split(separator: "=", maxSplits: 1)
            return parts.count == 2 ? (name: String(parts[0]), value: String(parts[1])) : nil
        }
        let day = String(envelope.replaceBy.rfc3339.prefix(10))
        let page = PaperPage(
            title: LocalizedText(
                en: "SEALED ENVELOPE: \(envelope.access)", fr: "ENVELOPPE SCELLÉE : \(envelope.access)"),
            subtitle: LocalizedText(
                en: "Gives \(envelope.gives). To be replaced before \(day).",
                fr: "Donne \(envelope.gives). À remplacer avant le \(day)."),
            code: (
                text: login,
                label: LocalizedText(en: "The same, for a scanner", fr: "La même chose, pour un lecteur")
            ),
            blocks: [
                PaperBlock(
                    label: LocalizedText(en: "For psql, as its environment", fr: "Pour psql, dans son environnement"),
                    rows: fields.map { PaperBlock.Row(mark: $0.name, text: $0.value) })
            ],
            rules: [
                LocalizedText(
                    en: "Seal this sheet in an envelope, sign over the flap, and lay it into the safe.",
                    fr: "Scellez cette feuille dans une enveloppe, signez sur le rabat, déposez-la au coffre."),
                LocalizedText(
                    en: "It is for when Vigie cannot be asked. Otherwise: `vigie access request \(envelope.access)`.",
                    fr: "Elle sert quand Vigie ne répond pas. Sinon : `vigie access request \(envelope.access)`."),
                LocalizedText(
                    en:
                        "Write down who opens it, when and why. While Vigie runs it looks every few seconds whether it is used.",
                    fr:
                        "Notez qui l’ouvre, quand et pourquoi. Tant que Vigie tourne, elle regarde sans cesse si elle sert."
                ),
                LocalizedText(
                    en: "Afterwards print a new one (`vigie access envelope`): this one is worth nothing then.",
                    fr: "Ensuite, imprimez-en une autre (`vigie access envelope`) : celle-ci ne vaudra plus rien."),
            ],
            references: [
                "0 = zéro / zero, O = lettre / letter, l = L minuscule / small L, I = i majuscule / capital i"
            ],
            holder: LocalizedText(en: "Opened by, on", fr: "Ouverte par, le"))
        self.init(pages: [page])
    }
}
