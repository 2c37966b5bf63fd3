import HTML
import JSONTree
import VigieClient

/// Entries about access: what happened to whom, by whom.
struct AccessEntryTable {
    let entries: [EntryView]
    let reader: Reader

    var markup: Markup {
        table(.class("rows")) {
            thead {
                tr {
                    th(.class("w-l")) { reader.say("At", "Le") }
                    th { reader.say("What", "Quoi") }
                    th { reader.say("About", "Objet") }
                    th { reader.say("By", "Par") }
                    th(.class("n w-xs")) { reader.say("Entry", "Entrée") }
                }
            }
            tbody { for entry in entries { row(entry) } }
        }
    }

    private func row(_ entry: EntryView) -> Markup {
        tr {
            td { reader.brief(entry.at) }
            th(.scope("row")) {
                AccessWords.what(entry, reader)
                if let reason = entry.data?["reason"]?.string {
                    span(.class("sub")) { AccessWords.reason(reason, reader) }
                }
            }
            td { reader.name(of: entry.subject) }
            td(.class("dim")) { reader.name(of: entry.actor) }
            td(.class("n")) {
                a(.class("link"), .href(Link("ledger", "\(entry.index)"))) { reader.number(entry.index) }
            }
        }
    }
}
