import HTML
import JSONTree
import VigieClient
import VigieLedger

/// Entries of the ledger in rows.
struct EntryTable {
    let entries: [EntryView]
    let reader: Reader

    var markup: Markup {
        table(.class("rows glyphs")) {
            thead {
                tr {
                    th(.class("w-s")) { span(.class("vh")) { reader.say("Verdict", "Verdict") } }
                    th(.class("w-xs")) { reader.say("Entry", "Entrée") }
                    th { reader.say("Fact", "Fait") }
                    th { reader.say("About", "Objet") }
                    th(.class("w-l")) { reader.say("By", "Par") }
                    th(.class("n w-l")) { reader.say("At", "Le") }
                }
            }
            tbody { for entry in entries { row(entry) } }
        }
    }

    private func row(_ entry: EntryView) -> Markup {
        tr {
            td(.class("s")) { verdict(entry) }
            th(.scope("row")) {
                a(.class("link"), .href(Link("ledger", "\(entry.index)"))) { reader.number(entry.index) }
            }
            td { code { entry.kind } }
            td { entry.subject }
            td(.class("dim")) { CauseText(entry.actor, reader: reader).text }
            td(.class("n")) { reader.brief(entry.at) }
        }
    }

    /// Many facts carry a verdict; it is shown where one does.
    @MarkupBuilder private func verdict(_ entry: EntryView) -> Markup {
        if let verdict = entry.data?["verdict"]?.string.flatMap(Verdict.init(rawValue:)) {
            StatusGlyph(verdict).markup(reader)
        }
    }
}
