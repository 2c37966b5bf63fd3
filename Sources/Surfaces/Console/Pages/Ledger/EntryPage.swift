import HTML
import VigieAccess
import VigieClient

/// One entry of the ledger.
struct EntryPage: Sendable {
    let entry: EntryView
    /// How many entries there are.
    let total: Int64
    let plan: PlanView
    let proof: EntryProofView?

    init(_ index: Int64, of client: any Client, total: Int64, visitor: Visitor) async throws {
        self.total = total
        entry = try await client.entry(index)
        plan = try await client.plan()
        // A proof is of the whole ledger: who may look at some chapters only would be refused, and that recorded. A
        // ledger that is only read has no keys to sign one with; the entry is worth seeing all the same.
        proof = visitor.may(.read()) ? try? await client.proof(of: index) : nil
    }
}

extension EntryPage {
    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .ledger, title: reader.say("Entry \(entry.index)", "Entrée \(entry.index)"),
            trail: [.init(name: reader[Place.ledger.title], link: Link("ledger"))],
            heading: Markup {
                reader.say("Entry \(reader.number(entry.index)): ", "Entrée \(reader.number(entry.index)) : ")
                "\(entry.kind)"
            },
            body: Markup {
                facts(reader)
                if let data = entry.data {
                    section {
                        h2 { reader.say("What was recorded", "Ce qui a été inscrit") }
                        JSONText(value: data).markup
                    }
                }
                if let proof {
                    section {
                        h2 { reader.say("Proof that it stands here", "Preuve qu’elle figure ici") }
                        p(.class("note")) {
                            reader.say(
                                "Hand this out: who has the public key can check it offline, against the ledger of \(reader.number(proof.size)) entries.",
                                "À transmettre : qui possède la clé publique peut la vérifier hors ligne, pour le registre de \(reader.number(proof.size)) entrées."
                            )
                        }
                        pre(.class("file wrapped"), .tabIndex(0)) {
                            for line in proof.proof.split(separator: "\n", omittingEmptySubsequences: false) {
                                span(.class("ln")) { String(line) }
                            }
                        }
                    }
                }
            })
    }

    private func facts(_ reader: Reader) -> Markup {
        dl(.class("facts")) {
            dt { reader.say("About", "Objet") }
            dd { SubjectLink(subject: entry.subject, plan: plan).markup }
            dt { reader.say("At", "Le") }
            dd { reader.moment(entry.at) }
            dt { reader.say("By", "Par") }
            dd { reader.name(of: entry.actor) }
            if let run = entry.run {
                dt { reader.say("During", "Pendant") }
                dd { a(.href(Link("runs", run))) { code { run } } }
            }
            dt { reader.say("Shape", "Forme") }
            dd { code { "\(entry.kind) v\(entry.version)" } }
            if total > 1 {
                dt { reader.say("Neighbours", "Voisines") }
                dd {
                    let (last, next) = (entry.index - 1, entry.index + 1)
                    if last >= 0 { a(.href(Link("ledger", "\(last)")), .rel("prev")) { reader.number(last) } }
                    if last >= 0, next < total { " · " }
                    if next < total { a(.href(Link("ledger", "\(next)")), .rel("next")) { reader.number(next) } }
                }
            }
        }
    }
}
