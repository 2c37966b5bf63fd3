import HTML
import VigieClient

/// Everything that was ever recorded, the newest first.
struct LedgerPage: Sendable {
    let entries: Page<EntryView>
    let total: Int64
    let filter: Filter

    struct Filter: Hashable, Sendable {
        var kind: String?
        var subject: String?
        var cursor: String?

        init(_ query: FormValues) {
            kind = query["kind"]
            subject = query["subject"]
            cursor = query["before"]
        }

        var isEmpty: Bool { kind == nil && subject == nil }
        var link: Link { Link("ledger", query: ["kind": kind, "subject": subject]) }
    }

    init(of client: any Client, query: FormValues, total: Int64) async throws {
        filter = Filter(query)
        entries = try await client.entries(
            EntryQuestion(kind: filter.kind, subject: filter.subject, cursor: filter.cursor))
        self.total = total
    }
}

extension LedgerPage {
    func content(_ reader: Reader, visitor: Visitor) -> PageContent {
        PageContent(
            place: .ledger, title: reader[Place.ledger.title], heading: .text(sentence(reader)),
            lede: .text(
                reader.say(
                    "Nothing here can be changed or taken away without it being noticed: each entry is a leaf of a signed tree.",
                    "Rien ici ne peut être changé ni retiré sans que cela se voie : chaque entrée est une feuille d’un arbre signé."
                )),
            body: Markup {
                LedgerTools(visitor: visitor, reader: reader).markup
                choices(reader)
                if entries.items.isEmpty {
                    nothing(reader)
                } else {
                    EntryTable(entries: entries.items, reader: reader).markup
                    Pager(next: entries.next, link: filter.link, isFirst: filter.cursor == nil, reader: reader).markup
                }
            })
    }

    private func sentence(_ reader: Reader) -> String {
        total == 0
            ? reader.say("Nothing has been recorded yet.", "Rien n’a encore été inscrit.")
            : reader.count(
                Int(clamping: total), ("fact is on record.", "facts are on record."),
                ("fait est inscrit au registre.", "faits sont inscrits au registre."))
    }

    private func choices(_ reader: Reader) -> Markup {
        Tag.form(to: Link("ledger"), posts: false)(.class("filters")) {
            label {
                reader.say("Kind", "Nature")
                input(
                    .type("text"), .name("kind"), .value(filter.kind), .placeholder("backup.proof"), .spellcheck(false))
            }
            label {
                reader.say("About", "Objet")
                input(
                    .type("text"), .name("subject"), .value(filter.subject), .placeholder("BackupPolicy/shop"),
                    .spellcheck(false))
            }
            button(.class("button small")) { reader.say("Filter", "Filtrer") }
            if !filter.isEmpty { a(.class("link"), .href(Link("ledger"))) { reader.say("Show all", "Tout afficher") } }
        }
    }

    private func nothing(_ reader: Reader) -> Markup {
        EmptyState(
            title: filter.isEmpty
                ? reader.say("The ledger is empty.", "Le registre est vide.")
                : reader.say("No entry is like that.", "Aucune entrée ne correspond."),
            text: filter.isEmpty
                ? reader.say("The first proof is its first entry.", "La première preuve en sera la première entrée.")
                : "",
            link: filter.isEmpty ? (reader.say("Start a run", "Lancer une exécution"), Link("start")) : nil
        ).markup
    }
}

/// What can be done with the whole ledger.
struct LedgerTools {
    let visitor: Visitor
    let reader: Reader

    var markup: Markup {
        div(.class("row noprint filters")) {
            a(.class("button small"), .href(Link("ledger", "verify"))) {
                reader.say("Verify all of it", "Tout vérifier")
            }
            PostForm(link: Link("ledger", "checkpoint"), visitor: visitor)() {
                button(.class("button small")) { reader.say("Sign a checkpoint", "Signer un point de contrôle") }
            }
            a(.class("button small"), .href(Link("ledger", "export")), .download("ledger.jsonl")) {
                reader.say("Export", "Exporter")
            }
        }
    }
}
