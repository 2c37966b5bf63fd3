import HTML
import Surroundings
import VigieAccess
import VigieClient
import VigieEngine
import VigieReadiness

/// One secret: where it lives, who uses it, and each time it was changed.
struct SecretPage: Sendable {
    let secret: SecretFacts
    let titles: ProcedureTitles
    /// The run that changed it last, if it is still there.
    let last: RunDetail?
    let visitor: Visitor

    init(_ name: String, of visit: PageVisit) async throws {
        let client = visit.client
        guard try await client.plan().resources.contains(where: { $0.identifier == "Secret/\(name)" }) else {
            throw ProblemPage.nothingHere.problem
        }
        let entries = try await client.entries(
            EntryQuestion(kind: "secret.rotated", subject: "Secret/\(name)", limit: 50)
        ).items
        let source = try await client.resource("Secret/\(name)").source
        secret = SecretFacts(name, source: source, changes: entries.compactMap(SecretChange.init))
        titles = ProcedureTitles(try await client.procedures())
        if let run = secret.changes.first?.run { last = try? await client.run(RunID(run)) } else { last = nil }
        visitor = visit.visitor
    }
}

extension SecretPage {
    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .secrets, title: secret.name,
            trail: [.init(name: reader[Place.secrets.title], link: Link("secrets"))], heading: heading(reader),
            lede: Markup {
                SecretContentText(secret, reader: reader).text
                ", "
                secret.place
                ". "
                ResourceLink("Secret/\(secret.name)").markup
            },
            body: Markup {
                section(.ariaLabelledBy("h-age")) {
                    h2(.id("h-age")) { reader.say("Age against the most it may reach", "Âge, face au plus permis") }
                    SecretAge(secret: secret, reader: reader).markup
                    if visitor.may(.operate(.secrets)) {
                        RotateButton(secret: secret.name, visitor: visitor, reader: reader).markup
                    }
                }
                consumers(reader)
                phases(reader)
                changes(reader)
            })
    }

    @MarkupBuilder private func heading(_ reader: Reader) -> Markup {
        let name = secret.displayName ?? secret.name
        switch secret.standing(at: reader.now) {
        case .overdue:
            "\(name) "
            em { reader.say("is older than promised.", "est plus vieux que promis.") }
        case .never:
            reader.say("\(name) was never changed by Vigie.", "\(name) n’a jamais été renouvelé par Vigie.")
        case .unplanned:
            reader.say("Nothing says how old \(name) may become.", "Rien ne dit quel âge \(name) peut atteindre.")
        case .kept: reader.say("\(name) is as young as promised.", "\(name) a l’âge promis.")
        }
    }

    @MarkupBuilder private func consumers(_ reader: Reader) -> Markup {
        if !secret.consumers.isEmpty {
            section(.ariaLabelledBy("h-consumers")) {
                h2(.id("h-consumers")) {
                    reader.count(
                        secret.consumers.count, ("consumer", "consumers"), ("consommateur", "consommateurs"))
                }
                p(.class("note")) {
                    reader.say(
                        "In this order they are told of a new value: ",
                        "Dans cet ordre, ils sont prévenus d’une nouvelle valeur : ")
                    secret.consumers.joined(separator: " → ")
                }
            }
        }
    }

    /// What the last change did, step by step.
    @MarkupBuilder private func phases(_ reader: Reader) -> Markup {
        if let last {
            section(.ariaLabelledBy("h-phases")) {
                div(.class("sh")) {
                    h2(.id("h-phases")) { reader.say("The last change, step by step", "Le dernier renouvellement") }
                    a(.class("link"), .href(Link("runs", last.run.id))) { reader.say("The run", "L’exécution") }
                }
                StepTimeline(
                    steps: last.steps.filter { $0.kind != "record" }, end: last.run.finishedAt,
                    isRunning: last.run.state == .running, reader: reader,
                    name: { titles.step($0, of: last.run.procedure, reader) }
                ).markup
            }
        }
    }

    private func changes(_ reader: Reader) -> Markup {
        section(.ariaLabelledBy("h-changes")) {
            h2(.id("h-changes")) {
                secret.changes.isEmpty
                    ? reader.say("No change yet", "Aucun renouvellement")
                    : reader.count(
                        secret.changes.count, ("change", "changes"), ("renouvellement", "renouvellements"))
            }
            if secret.changes.isEmpty {
                EmptyState(
                    title: reader.say(
                        "What was never exercised may not work.", "Ce qui n’a jamais servi peut échouer."),
                    text: reader.say(
                        "The first change shows that every consumer reads the new value, and that the old one is dead.",
                        "Le premier renouvellement montre que chaque consommateur lit la nouvelle valeur, et que l’ancienne est morte."
                    ),
                    command: "vigie secret rotate \(secret.name)"
                ).markup
            } else {
                table(.class("rows")) {
                    thead {
                        tr {
                            th(.class("w-l")) { reader.say("Changed", "Renouvelé") }
                            th { reader.say("To", "Vers") }
                            th(.class("w-p")) { reader.say("The old one", "L’ancien") }
                            th(.class("n w-xs")) { reader.say("Entry", "Entrée") }
                        }
                    }
                    tbody { for change in secret.changes { row(change, reader) } }
                }
            }
        }
    }

    private func row(_ change: SecretChange, _ reader: Reader) -> Markup {
        tr {
            th(.scope("row")) { reader.brief(change.at) }
            td {
                change.to ?? reader.say("a new value", "une nouvelle valeur")
                span(.class("sub")) { change.place }
            }
            td {
                ending(change, reader)
                if let quiet = change.quiet {
                    span(.class("sub")) {
                        reader.say("quiet for \(reader.span(quiet))", "au calme pendant \(reader.span(quiet))")
                    }
                }
            }
            td(.class("n")) {
                a(.class("link"), .href(Link("ledger", "\(change.index)"))) { reader.number(change.index) }
            }
        }
    }

    private func ending(_ change: SecretChange, _ reader: Reader) -> String {
        switch (change.oldIsDead, change.from) {
        case (true?, let from?): reader.say("\(from), proven dead", "\(from), prouvé mort")
        case (true?, nil): reader.say("proven dead", "prouvé mort")
        case (false?, _): reader.say("still works", "fonctionne encore")
        case (nil, let from?): from
        case (nil, nil): reader.say("replaced", "remplacé")
        }
    }
}
