import QRCodes
package import Wording

extension Paper {
    /// The pages for a terminal or a line printer, a form feed between them. Whoever sees it has the secrets.
    package func reveal(in language: Language) throws -> String {
        try pages.map { try $0.text(language) }.joined(separator: "\u{c}\n")
    }
}

extension PaperPage {
    fileprivate func text(_ language: Language) throws -> String {
        let blocks = blocks.map { block in
            let width = block.rows.map(\.mark.count).max() ?? 0
            let rows = block.rows.map { row in
                "  " + String(repeating: " ", count: width - row.mark.count) + row.mark + "   " + row.text
            }
            return ([block.label[language]] + rows).joined(separator: "\n")
        }
        let holder = "\(holder[language]) ______________________"
        let parts =
            [title[language] + "\n" + subtitle[language]] + blocks
            + [
                code.label[language] + "\n" + (try QRCode(code.text).terminal(colours: false)),
                rules.map { "- \($0[language])" }.joined(separator: "\n"),
                (references + [holder]).joined(separator: "\n"),
            ]
        return parts.joined(separator: "\n\n") + "\n"
    }
}
