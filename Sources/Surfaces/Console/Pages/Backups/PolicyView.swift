import HTML
import Surroundings
import VigieLedger
import Wording

/// One policy: what it keeps, what proves it, and how that developed.
struct PolicyView {
    let facts: PolicyFacts
    let reader: Reader

    var content: PageContent {
        PageContent(
            place: .backups, title: facts.name,
            trail: [.init(name: reader[Place.backups.title], link: Link("backups"))], heading: heading,
            lede: Markup {
                lede
                " "
                ResourceLink("BackupPolicy/\(facts.name)").markup
            },
            body: Markup {
                if let proof = facts.lastProof { last(proof) }
                timeline
                trends
                proofs
            })
    }

    @MarkupBuilder private var heading: Markup {
        switch facts.lastProof?.verdict {
        case nil: reader.say("\(facts.name) has never been restored.", "\(facts.name) n’a jamais été restaurée.")
        case .pass?:
            reader.say("\(facts.name) came back when it was last tried.", "\(facts.name) est revenue au dernier essai.")
        case .fail?:
            "\(facts.name) "
            em { reader.say("did not come back as promised.", "n’est pas revenue comme promis.") }
        case .inconclusive?:
            reader.say(
                "\(facts.name): the last proof could not conclude.",
                "\(facts.name) : la dernière preuve n’a pu conclure.")
        }
    }

    @MarkupBuilder private var lede: Markup {
        if let proof = facts.lastProof {
            reader.say("Restored from \(proof.repository) ", "Restaurée depuis \(proof.repository) ")
            reader.age(proof.at)
            ". "
            a(.href(Link(query: ["chapter": "backups"]))) { reader.say("Its promises", "Ses promesses") }
            " · "
        } else {
            reader.say(
                "A backup that was not restored is a hope. The first proof takes as long as a restore.",
                "Une sauvegarde jamais restaurée est un espoir. La première preuve dure une restauration.")
            " "
            a(.href(Link("start", "backup.prove"))) { reader.say("Prove it now", "La prouver maintenant") }
        }
    }

    private func last(_ proof: ProofFacts) -> Markup {
        section(.ariaLabelledBy("h-last")) {
            h2(.id("h-last")) { reader.say("Achieved against objective", "Atteint, face à l’objectif") }
            AchievedFigures(proof: proof, reader: reader).markup
            for finding in proof.findings.prefix(20) {
                p(.class(proof.verdict == .fail ? "bad" : "warn")) { reader[finding] }
            }
        }
    }

    private var timeline: Markup {
        section(.ariaLabelledBy("h-held")) {
            h2(.id("h-held")) { held }
            if facts.repositories.isEmpty {
                EmptyState(
                    title: reader.say("No backup has been taken.", "Aucune sauvegarde n’a été faite."),
                    text: reader.say(
                        "The schedule takes the first one; so can you.",
                        "Le calendrier fera la première ; vous le pouvez aussi."),
                    command: "vigie backup take \(facts.name)"
                ).markup
            } else {
                BackupTimeline(facts: facts, reader: reader).markup
            }
            for inventory in facts.inventories {
                for finding in inventory.findings.prefix(10) { p(.class("bad")) { reader[finding] } }
            }
        }
    }

    private var held: String {
        let backups = facts.repositories.reduce(0) { $0 + facts.backups(in: $1).count }
        let places = facts.repositories.count
        let count = reader.count(backups, ("backup", "backups"), ("sauvegarde", "sauvegardes"))
        let where_ = reader.count(places, ("repository", "repositories"), ("dépôt", "dépôts"))
        return reader.say("\(count) in \(where_)", "\(count) dans \(where_)")
    }

    @MarkupBuilder private var trends: Markup {
        if facts.proofs.count > 1 {
            section(.class("cols"), .ariaLabelledBy("h-trends")) {
                h2(.id("h-trends"), .class("vh")) { reader.say("How it developed", "Évolution") }
                trend(reader.say("Lost (RPO)", "Perdu (RPO)"), \.achievedRPO, facts.lastProof?.objectiveRPO)
                trend(
                    reader.say("Until it was back (RTO)", "Jusqu’au retour (RTO)"), \.achievedRTO,
                    facts.lastProof?.objectiveRTO)
            }
        }
    }

    private func trend(_ title: String, _ value: (ProofFacts) -> Duration?, _ objective: Duration?) -> Markup {
        let points = facts.proofs.reversed().compactMap { proof in
            value(proof).map { TrendChart.Point(at: proof.at, value: $0, verdict: proof.verdict) }
        }
        return TrendChart(title: title, points: points, objective: objective, reader: reader).markup
    }

    @MarkupBuilder private var proofs: Markup {
        if !facts.proofs.isEmpty {
            let whole = facts.proofs.map { $0.phases.reduce(Duration.zero) { $0 + $1.took } }.max() ?? .zero
            section(.ariaLabelledBy("h-proofs")) {
                h2(.id("h-proofs")) {
                    reader.count(facts.proofs.count, ("proof", "proofs"), ("preuve", "preuves"))
                }
                table(.class("rows glyphs")) {
                    thead {
                        tr {
                            th(.class("w-s")) { span(.class("vh")) { reader.say("Verdict", "Verdict") } }
                            th(.class("w-l")) { reader.say("Made", "Faite") }
                            th { reader.say("From", "Depuis") }
                            th(.class("n w-n")) { "RPO" }
                            th(.class("n w-n")) { "RTO" }
                            th(.class("w-o")) {
                                reader.say("Choose, fetch, replay, validate", "Choisir, rapatrier, rejouer, valider")
                            }
                            th(.class("n w-xs")) { reader.say("Entry", "Entrée") }
                        }
                    }
                    tbody { for proof in facts.proofs { row(proof, whole) } }
                }
            }
        }
    }

    private func row(_ proof: ProofFacts, _ whole: Duration) -> Markup {
        tr {
            td(.class("s")) { ProofGlyph(proof).markup(reader) }
            th(.scope("row")) { reader.brief(proof.at) }
            td {
                proof.repository
                if let finding = proof.findings.first {
                    span(.class(proof.verdict == .fail ? "sub bad" : "sub")) { reader[finding] }
                }
            }
            td(.class("n"), .data("data-l", "RPO")) { if let rpo = proof.achievedRPO { reader.span(rpo) } }
            td(.class("n"), .data("data-l", "RTO")) { if let rto = proof.achievedRTO { reader.span(rto) } }
            td { PhaseBar(phases: proof.phases, whole: whole, reader: reader).markup }
            td(.class("n")) {
                a(.class("link"), .href(Link("ledger", "\(proof.index)"))) { reader.number(proof.index) }
            }
        }
    }
}
