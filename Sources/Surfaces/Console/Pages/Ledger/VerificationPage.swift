import HTML
import VigieClient
import VigieLedger

/// What a verification of the whole ledger came to.
struct VerificationPage: Sendable {
    let result: VerificationView

    init(of client: any Client) async throws {
        result = try await client.verify(VerificationQuestion())
    }
}

extension VerificationPage {
    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .ledger, title: reader.say("Verification", "Vérification"),
            trail: [.init(name: reader[Place.ledger.title], link: Link("ledger"))], heading: heading(reader),
            lede: .text(
                reader.say(
                    "Every entry was read and hashed anew, and compared with every checkpoint ever signed.",
                    "Chaque entrée a été relue et hachée de nouveau, puis comparée à tous les points de contrôle signés."
                )),
            body: Markup {
                dl(.class("facts")) {
                    dt { reader.say("Entries read", "Entrées lues") }
                    dd { reader.number(result.size) }
                    dt { reader.say("Root of the tree", "Racine de l’arbre") }
                    dd { code { result.root } }
                    dt { reader.say("Checkpoints confirmed", "Points de contrôle confirmés") }
                    dd { reader.number(result.confirmedSizes.count) }
                }
                if !result.findings.isEmpty {
                    section(.class("worse")) {
                        h2 { reader.say("What was found", "Ce qui a été trouvé") }
                        ul {
                            for finding in result.findings {
                                li {
                                    SVG.svg(.class("g"), .ariaHidden()) { SVG.use("failing") }
                                    span { finding }
                                }
                            }
                            if result.omitted > 0 {
                                li {
                                    span {}
                                    span { reader.say("and \(result.omitted) more", "et \(result.omitted) autres") }
                                }
                            }
                        }
                    }
                }
                section {
                    h2 { reader.say("In the verifier’s words", "Avec les mots du vérificateur") }
                    ul { for sentence in result.sentences { li { sentence } } }
                }
            })
    }

    @MarkupBuilder private func heading(_ reader: Reader) -> Markup {
        let size = reader.number(result.size)
        switch result.verdict {
        case .pass:
            reader.say(
                "All \(size) entries are as they were recorded.",
                "Les \(size) entrées sont telles qu’elles ont été inscrites.")
        case .fail:
            em {
                reader.count(
                    result.findings.count + result.omitted, ("fault was found", "faults were found"),
                    ("défaut a été trouvé", "défauts ont été trouvés"))
            }
            reader.say(" in \(size) entries.", " parmi \(size) entrées.")
        case .inconclusive:
            reader.say(
                "The \(size) entries could not be verified to the end.",
                "Les \(size) entrées n’ont pas pu être vérifiées jusqu’au bout.")
        }
    }
}

/// A checkpoint that was just signed, to be kept elsewhere.
struct CheckpointPage: Sendable {
    let checkpoint: CheckpointView

    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .ledger, title: reader.say("Checkpoint", "Point de contrôle"),
            trail: [.init(name: reader[Place.ledger.title], link: Link("ledger"))],
            heading: .text(
                reader.say(
                    "Signed: the ledger of \(reader.number(checkpoint.size)) entries.",
                    "Signé : le registre de \(reader.number(checkpoint.size)) entrées.")),
            lede: .text(
                reader.say(
                    "Keep this note elsewhere, with somebody else. It will show whether anything before it was changed.",
                    "Conservez cette note ailleurs, chez quelqu’un d’autre. Elle dira si quoi que ce soit a changé avant elle."
                )),
            body: pre(.class("file wrapped"), .tabIndex(0)) {
                for line in checkpoint.note.split(separator: "\n", omittingEmptySubsequences: false) {
                    span(.class("ln")) { String(line) }
                }
            })
    }
}
