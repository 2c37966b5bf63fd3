import HTML
import Surroundings
import VigieClient
import VigieLedger
import VigieReadiness

/// The policies that keep backups, and what proves them.
struct BackupsPage: Sendable {
    let policies: [PolicyFacts]
    /// The one that is shown in full.
    let chosen: PolicyFacts?
    /// How many there are beyond those that are listed.
    let omitted: Int

    private static let most = 24

    init(_ name: String?, of visit: PageVisit) async throws {
        let resources = try await visit.client.plan().resources.filter { $0.kind == "BackupPolicy" }
        let names = resources.map(\.name)
        if let name, !names.contains(name) { throw ProblemPage.nothingHere.problem }
        var policies: [PolicyFacts] = []
        if name == nil, names.count > 1 {
            for resource in resources.prefix(Self.most) {
                policies.append(
                    try await PolicyFacts(resource.name, of: visit.client, proofs: 12, relations: resource.refersTo))
            }
        }
        self.policies = policies
        omitted = max(0, names.count - Self.most)
        let single = resources.first { $0.name == name ?? (names.count == 1 ? names.first : nil) }
        chosen =
            if let single {
                try await PolicyFacts(single.name, of: visit.client, relations: single.refersTo)
            } else { nil }
    }
}

extension BackupsPage {
    func content(_ reader: Reader) -> PageContent {
        if let chosen { return PolicyView(facts: chosen, reader: reader).content }
        return PageContent(
            place: .backups, title: reader[Place.backups.title], heading: heading(reader),
            body: Markup {
                if policies.isEmpty {
                    EmptyState(
                        title: reader.say("No policy keeps backups.", "Aucune politique ne conserve de sauvegardes."),
                        text: reader.say(
                            "A BackupPolicy says when a database is backed up, where to, and how often a restore proves it.",
                            "Une BackupPolicy dit quand une base est sauvegardée, où, et combien de fois une restauration le prouve."
                        ),
                        command: "vigie init"
                    ).markup
                } else {
                    table(reader)
                }
                if omitted > 0 {
                    p(.class("note")) {
                        reader.count(
                            omitted, ("more is in the plan.", "more are in the plan."),
                            ("autre figure au plan.", "autres figurent au plan."))
                    }
                }
            })
    }

    @MarkupBuilder private func heading(_ reader: Reader) -> Markup {
        let proven = policies.count { $0.lastProof?.verdict == .pass }
        let failing = policies.count { $0.lastProof?.verdict == .fail }
        if policies.isEmpty {
            reader.say("Nothing is backed up.", "Rien n’est sauvegardé.")
        } else {
            reader.say(
                "The last proof passed for \(proven) of \(policies.count) \(policies.count == 1 ? "policy" : "policies").",
                "La dernière preuve a réussi pour \(proven) \(proven < 2 ? "politique" : "politiques") sur \(policies.count)."
            )
            if failing > 0 {
                " "
                em { reader.count(failing, ("failed.", "failed."), ("a échoué.", "ont échoué.")) }
            }
        }
    }

    private func table(_ reader: Reader) -> Markup {
        HTML.table(.class("rows glyphs")) {
            thead {
                tr {
                    th(.class("w-s")) { span(.class("vh")) { reader.say("Last proof", "Dernière preuve") } }
                    th { reader.say("Policy", "Politique") }
                    th(.class("w-o")) { reader.say("Achieved against objective", "Atteint, face à l’objectif") }
                    th(.class("n w-m")) { reader.say("Last proof", "Dernière preuve") }
                    th(.class("n w-m")) { reader.say("Last backup", "Dernière copie") }
                }
            }
            tbody {
                for policy in policies {
                    tr {
                        td(.class("s")) { ProofGlyph(policy.lastProof).markup(reader) }
                        th(.scope("row")) {
                            a(.href(Link("backups", policy.name))) { policy.name }
                            span(.class("sub")) { policy.repositories.joined(separator: ", ") }
                        }
                        td { if let proof = policy.lastProof { AchievedFigures(proof: proof, reader: reader).markup } }
                        td(.class("n")) { if let proof = policy.lastProof { reader.age(proof.at) } }
                        td(.class("n")) { if let backup = policy.taken.first { reader.age(backup.at) } }
                    }
                }
            }
        }
    }
}

/// How the last proof came out; a ring where there was none.
struct ProofGlyph {
    let proof: ProofFacts?

    init(_ proof: ProofFacts?) {
        self.proof = proof
    }

    func markup(_ reader: Reader) -> Markup {
        proof.map { StatusGlyph($0.verdict) }.map { $0.markup(reader) } ?? StatusGlyph(.configured).markup(reader)
    }
}

/// RPO and RTO of a proof, each against its objective.
struct AchievedFigures {
    let proof: ProofFacts
    let reader: Reader

    @MarkupBuilder var markup: Markup {
        figure("RPO", proof.achievedRPO, proof.objectiveRPO)
        figure("RTO", proof.achievedRTO, proof.objectiveRTO)
    }

    @MarkupBuilder private func figure(_ name: String, _ achieved: Duration?, _ objective: Duration?) -> Markup {
        if let achieved {
            span(.class("meas")) {
                if let objective, objective > .zero {
                    BulletBar(ratio: achieved / objective, isWithin: achieved <= objective).markup
                }
                span(.class(objective.map { achieved > $0 } ?? false ? "bad" : nil)) {
                    let words = "\(name) \(reader.span(achieved))"
                    objective.map { reader.say("\(words) of \(reader.span($0))", "\(words) sur \(reader.span($0))") }
                        ?? words
                }
            }
        }
    }
}
