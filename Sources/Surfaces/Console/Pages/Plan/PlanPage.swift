import HTML
import VigieClient
import VigiePlan

/// What the team promises: its resources, and what is wrong with them.
struct PlanPage: Sendable {
    let plan: PlanView

    init(of client: any Client) async throws {
        plan = try await client.plan()
    }

    private var errors: Int { plan.diagnostics.count { $0.severity == .error } }
}

extension PlanPage {
    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .plan, title: reader[Place.plan.title], heading: heading(reader), lede: .text(lede(reader)),
            body: Markup {
                if !plan.diagnostics.isEmpty { diagnostics(reader) }
                if plan.resources.isEmpty {
                    EmptyState(
                        title: reader.say("The plan is empty.", "Le plan est vide."),
                        text: reader.say(
                            "It is a directory of YAML files in your repository: what you promise, in your own git history.",
                            "C’est un répertoire de fichiers YAML dans votre dépôt : vos promesses, dans votre historique git."
                        ),
                        command: "vigie init"
                    ).markup
                }
                for (kind, resources) in byKind { table(of: kind, resources, reader) }
            })
    }

    private var byKind: [(String, [ResourceView])] {
        Dictionary(grouping: plan.resources, by: \.kind).sorted { $0.key < $1.key }
    }

    @MarkupBuilder private func heading(_ reader: Reader) -> Markup {
        let resources = reader.count(plan.resources.count, ("resource", "resources"), ("ressource", "ressources"))
        let warnings = plan.diagnostics.count - errors
        if errors > 0, plan.isCurrent {
            reader.say("\(resources) declared. ", "\(resources) au plan. ")
            em {
                reader.count(
                    errors, ("promise cannot be kept, as measured.", "promises cannot be kept, as measured."),
                    ("promesse est intenable, mesures à l’appui.", "promesses sont intenables, mesures à l’appui."))
            }
        } else if errors > 0 {
            reader.say("\(resources) declared. ", "\(resources) au plan. ")
            em {
                reader.count(
                    errors, ("error keeps the new plan out.", "errors keep the new plan out."),
                    ("erreur retient le nouveau plan.", "erreurs retiennent le nouveau plan."))
            }
        } else if warnings > 0 {
            reader.say("\(resources) declared, ", "\(resources) au plan, ")
            reader.count(warnings, ("warning.", "warnings."), ("avertissement.", "avertissements."))
        } else {
            reader.say("\(resources) declared, none with a fault.", "\(resources) au plan, aucune en défaut.")
        }
    }

    private func lede(_ reader: Reader) -> String {
        plan.isCurrent
            ? reader.say("The plan in force is what its files say.", "Le plan en vigueur est celui des fichiers.")
            : reader.say(
                "The plan in force is the last one without errors; its files say something else now.",
                "Le plan en vigueur est le dernier sans erreur ; les fichiers disent autre chose à présent.")
    }

    private func diagnostics(_ reader: Reader) -> Markup {
        section(.class(errors > 0 ? "worse" : "worse mine"), .ariaLabelledBy("h-faults")) {
            h2(.id("h-faults")) { reader.say("What is wrong", "Ce qui ne va pas") }
            ul { for diagnostic in plan.diagnostics { DiagnosticLine(diagnostic: diagnostic, reader: reader).markup } }
        }
    }

    private func table(of kind: String, _ resources: [ResourceView], _ reader: Reader) -> Markup {
        section(.ariaLabelledBy("k-\(kind)")) {
            div(.class("sh")) {
                h2(.id("k-\(kind)")) { kind }
                span { reader.number(resources.count) }
            }
            HTML.table(.class("rows")) {
                thead {
                    tr {
                        th(.class("w-xl")) { reader.say("Name", "Nom") }
                        th { reader.say("Refers to", "Se réfère à") }
                        th { reader.say("Referred to by", "Référencée par") }
                        th(.class("n w-xl")) { reader.say("Declared in", "Déclarée dans") }
                    }
                }
                tbody {
                    for resource in resources {
                        tr {
                            th(.scope("row")) {
                                a(.class("link"), .href(Link("plan", resource.kind, resource.name))) { resource.name }
                            }
                            td(
                                .data(
                                    "data-l", resource.refersTo.isEmpty ? nil : reader.say("refers to", "se réfère à"))
                            ) {
                                Neighbours(resource.refersTo).markup
                            }
                            td(
                                .data(
                                    "data-l",
                                    resource.referredBy.isEmpty ? nil : reader.say("referred to by", "référencée par"))
                            ) {
                                Neighbours(resource.referredBy).markup
                            }
                            td(.class("n dim")) {
                                code { "\(FileName(resource.position.file).short):\(resource.position.line)" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Other resources, with the way to each.
struct Neighbours {
    let identifiers: [String]

    init(_ identifiers: [String]) {
        self.identifiers = identifiers
    }

    var markup: Markup {
        .joined(identifiers.map { ResourceLink($0).markup }, by: ", ")
    }
}

/// A file's name without the directories above it.
struct FileName {
    let short: String

    init(_ path: String) {
        short = path.split(separator: "/").last.map(String.init) ?? path
    }
}
