import HTML
import VigieClient
import VigieEngine
import VigieLedger

/// All runs, the newest first.
struct RunsPage: Sendable {
    let runs: Page<RunView>
    let live: Int
    let procedures: [ProcedureView]
    let filter: Filter

    struct Filter: Hashable, Sendable {
        var state: String?
        var procedure: String?
        var subject: String?
        var cursor: String?

        init(_ query: FormValues) {
            state = query["state"]
            procedure = query["procedure"]
            subject = query["subject"]
            cursor = query["before"]
        }

        var isEmpty: Bool { state == nil && procedure == nil && subject == nil && cursor == nil }

        var link: Link {
            Link("runs", query: ["state": state, "procedure": procedure, "subject": subject])
        }

        var question: RunQuestion {
            var question = RunQuestion(procedure: procedure, subject: subject, cursor: cursor)
            switch state {
            case "active": question.statuses = RunStatus.active
            case let state?:
                question.verdict = Verdict(rawValue: state)
                question.statuses = RunStatus(rawValue: state).map { [$0] } ?? []
            case nil: break
            }
            return question
        }
    }

    init(of client: any Client, query: FormValues, live: Int) async throws {
        filter = Filter(query)
        runs = try await client.runs(filter.question)
        procedures = try await client.procedures()
        self.live = live
    }
}

extension RunsPage {
    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .runs, title: reader[Place.runs.title], heading: .text(sentence(reader)),
            lede: Markup {
                a(.class("link"), .href(Link("start"))) { reader.say("Start a run", "Lancer une exécution") }
            },
            body: Markup {
                states(reader)
                choices(reader)
                if runs.items.isEmpty {
                    nothing(reader)
                } else {
                    RunTable(runs: runs.items, titles: ProcedureTitles(procedures), reader: reader).markup
                    Pager(next: runs.next, link: filter.link, isFirst: filter.cursor == nil, reader: reader).markup
                }
            })
    }

    private func sentence(_ reader: Reader) -> String {
        let failed = runs.items.count { $0.verdict == .fail }
        let shown = runs.items.count
        let running =
            live == 0
            ? reader.say("Nothing runs now.", "Rien n’est en cours.")
            : reader.count(
                live, ("run is under way.", "runs are under way."),
                ("exécution est en cours.", "exécutions sont en cours."))
        guard shown > 0 else { return running }
        guard shown > 1 else {
            let outcome =
                failed == 0
                ? reader.say("The one shown did not fail.", "Celle qui figure ici n’a pas échoué.")
                : reader.say("The one shown failed.", "Celle qui figure ici a échoué.")
            return "\(running) \(outcome)"
        }
        let which =
            filter.isEmpty && runs.next != nil
            ? reader.say("Of the last \(shown), ", "Sur les \(shown) dernières, ")
            : reader.say("Of the \(shown) here, ", "Sur les \(shown) ci-dessous, ")
        let outcome =
            failed == 0
            ? reader.say("none failed.", "aucune n’a échoué.")
            : reader.count(failed, ("failed.", "failed."), ("a échoué.", "ont échoué."))
        return "\(running) \(which)\(outcome)"
    }

    private func states(_ reader: Reader) -> Markup {
        let states: [(name: String?, title: String)] = [
            (nil, reader.say("All", "Toutes")), ("active", reader.say("Under way", "En cours")),
            ("waiting", reader.say("Waiting", "En attente")), ("pass", reader.say("Passed", "Réussies")),
            ("fail", reader.say("Failed", "En échec")), ("inconclusive", reader.say("Inconclusive", "Non concluantes")),
            ("uncertain", reader.say("Uncertain", "Incertaines")), ("cancelled", reader.say("Cancelled", "Annulées")),
        ]
        return nav(.class("filters"), .ariaLabel(reader.say("Filter by state", "Filtrer par état"))) {
            for (name, title) in states {
                a(.class("tab"), .href(filter.link.with("state", name)), .ariaCurrent(filter.state == name, as: "true"))
                { title }
            }
        }
    }

    private func choices(_ reader: Reader) -> Markup {
        Tag.form(to: Link("runs"), posts: false)(.class("filters")) {
            if let state = filter.state { input(.type("hidden"), .name("state"), .value(state)) }
            label {
                reader.say("Procedure", "Procédure")
                select(.name("procedure")) {
                    option(.value("")) { reader.say("any", "toutes") }
                    for procedure in procedures {
                        option(.value(procedure.name), .selected(procedure.name == filter.procedure)) {
                            reader[procedure.title]
                        }
                    }
                }
            }
            label {
                reader.say("About", "Objet")
                input(
                    .type("text"), .name("subject"), .value(filter.subject), .placeholder("BackupPolicy/shop"),
                    .spellcheck(false))
            }
            button(.class("button small")) { reader.say("Filter", "Filtrer") }
        }
    }

    private func nothing(_ reader: Reader) -> Markup {
        filter.isEmpty
            ? EmptyState(
                title: reader.say("Nothing has run yet.", "Rien n’a encore été exécuté."),
                text: reader.say(
                    "Whatever Vigie does is a run: a backup, a proof, a drill. Schedules of the plan start them; so can you.",
                    "Tout ce que fait Vigie est une exécution : sauvegarde, preuve, exercice. Les calendriers du plan les lancent, et vous aussi."
                ),
                link: (reader.say("Start the first one", "Lancer la première"), Link("start"))
            ).markup
            : EmptyState(
                title: reader.say("No run is like that.", "Aucune exécution ne correspond."),
                text: "", link: (reader.say("Show all runs", "Afficher toutes les exécutions"), Link("runs"))
            ).markup
    }
}
