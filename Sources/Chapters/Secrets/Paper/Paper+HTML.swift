import HTML
import QRCodes
import Wording

extension Paper {
    /// A file for a browser to print, a page of A4 each, in both languages. It loads nothing from anywhere.
    package func html() throws -> [UInt8] {
        let sheets = try pages.map { try $0.sheet }
        return HTML.html(.lang("fr")) {
            head {
                meta(.charset("utf-8"))
                meta(.name("robots"), .content("noindex"))
                documentTitle { pages.first?.title.fr ?? "" }
                TrustedMarkup(
                    """
                    <style>
                    @page { size: A4; margin: 14mm }
                    body { margin: 0; font: 10pt/1.35 "DejaVu Sans", sans-serif; color: #000; background: #fff }
                    .sheet { max-width: 182mm; margin: 0 auto; break-after: page; overflow-wrap: anywhere }
                    .sheet:last-child { break-after: auto }
                    .both { display: flex; gap: 8mm }
                    .both > * { flex: 1 1 0; min-width: 0 }
                    h1 { font-size: 15pt; margin: 0 } h2 { font-size: 10pt; margin: 5mm 0 1mm }
                    .secret { display: flex; gap: 8mm; align-items: flex-start; margin-top: 5mm;
                      border: 0.5mm solid #000; padding: 4mm }
                    .secret > .blocks { flex: 1 1 0; min-width: 0 } .blocks h2:first-child { margin-top: 0 }
                    figure { margin: 0; width: 56mm; flex: none } figcaption { font-size: 7.5pt }
                    dl { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: 1mm 4mm }
                    dt { text-align: right; color: #444 } dd { margin: 0; white-space: pre-wrap }
                    dd { font: 11pt "DejaVu Sans Mono", monospace }
                    ul { padding-left: 5mm; margin: 5mm 0 } li { margin-bottom: 1mm }
                    footer { border-top: 0.3mm solid #000; padding-top: 2mm; font-size: 8.5pt }
                    .name { margin-top: 8mm; border-bottom: 0.3mm solid #000; font-size: 10pt }
                    </style>
                    """)
            }
            body { sheets }
        }.document
    }
}

extension PaperPage {
    fileprivate var sheet: Markup {
        get throws {
            let drawing = try QRCode(code.text).svg(title: "\(code.label.fr) / \(code.label.en)")
            return section(.class("sheet")) {
                bilingual { language in
                    Markup {
                        h1 { title[language] }
                        div { subtitle[language] }
                    }
                }
                div(.class("secret")) {
                    div(.class("blocks")) {
                        for block in blocks {
                            h2 { "\(block.label.fr) / \(block.label.en)" }
                            dl {
                                for row in block.rows {
                                    dt { row.mark }
                                    dd { row.text }
                                }
                            }
                        }
                    }
                    figure {
                        drawing
                        figcaption { "\(code.label.fr) / \(code.label.en)" }
                    }
                }
                bilingual { language in
                    ul { for rule in rules { li { rule[language] } } }
                }
                footer {
                    for line in references { div { line } }
                    div(.class("name")) { "\(holder.fr) / \(holder.en)" }
                }
            }
        }
    }

    private func bilingual(_ content: (Language) -> Markup) -> Markup {
        div(.class("both")) {
            div(.lang("fr")) { content(.french) }
            div(.lang("en")) { content(.english) }
        }
    }
}
