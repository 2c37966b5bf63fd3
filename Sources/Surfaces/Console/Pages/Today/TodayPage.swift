import HTML
import Surroundings
import VigieClient
import VigieEngine
import VigieLedger
import Wording

/// What runs, what is due, what waits for a person, and what happened since yesterday.
struct TodayPage: Sendable {
    let approvals: [ApprovalRequest]
    /// Runs that go on only when somebody says what became of them.
    let stuck: [RunView]
    let running: [RunView]
    let upcoming: [UpcomingRun]
    /// The last runs that ended within a day.
    let ended: [RunView]
    let titles: ProcedureTitles
    let plan: PlanView
    let visitor: Visitor

    init(of client: any Client, visitor: Visitor, now: Timestamp) async throws {
        approvals = try await client.approvals()
        stuck = try await client.runs(RunQuestion(statuses: [.uncertain, .diverged], limit: 50)).items
        running = try await client.runs(RunQuestion(statuses: [.running, .queued, .sleeping, .waiting], limit: 50))
            .items
        upcoming = try await client.upcoming(limit: 12)
        let yesterday = now - .seconds(86_400)
        ended = try await client.runs(RunQuestion(statuses: [.finished, .cancelled], limit: 50)).items.filter {
            ($0.finishedAt ?? $0.createdAt) > yesterday
        }
        titles = ProcedureTitles(try await client.procedures())
        plan = try await client.plan()
        self.visitor = visitor
    }

    private var waiting: Int { approvals.count + stuck.count }
}

extension TodayPage {
    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .today, title: reader[Place.today.title], heading: .text(sentence(reader)),
            lede: .text(lede(reader)), body: div(.id("today")) { sections(reader) }, live: Link("today", "live"))
    }

    @MarkupBuilder func sections(_ reader: Reader) -> Markup {
        if waiting > 0 { waits(reader) }
        section(.ariaLabelledBy("h-now")) {
            h2(.id("h-now")) {
                running.isEmpty
                    ? reader.say("Nothing runs now", "Rien n’est en cours")
                    : reader.count(
                        running.count, ("run under way", "runs under way"),
                        ("exécution en cours", "exécutions en cours"))
            }
            if !running.isEmpty { RunTable(runs: running, titles: titles, reader: reader).markup }
        }
        section(.ariaLabelledBy("h-due")) {
            h2(.id("h-due")) { dueTitle(reader) }
            due(reader)
        }
        section(.ariaLabelledBy("h-ended")) {
            div(.class("sh")) {
                h2(.id("h-ended")) { endedTitle(reader) }
                a(.class("link"), .href(Link("runs"))) { reader.say("All runs", "Toutes les exécutions") }
            }
            if !ended.isEmpty { RunTable(runs: failedFirst, titles: titles, reader: reader).markup }
        }
    }

    private var failedFirst: [RunView] {
        ended.filter { $0.verdict != .pass } + ended.filter { $0.verdict == .pass }
    }

    private func sentence(_ reader: Reader) -> String {
        let waits =
            waiting == 0
            ? reader.say("Nothing waits for you.", "Rien ne vous attend.")
            : reader.count(
                waiting, ("thing waits for a person.", "things wait for a person."),
                ("chose attend quelqu’un.", "choses attendent quelqu’un."))
        let failed = ended.count { $0.verdict == .fail }
        guard failed > 0 else { return waits }
        return waits + " "
            + reader.count(
                failed, ("run failed since yesterday.", "runs failed since yesterday."),
                ("exécution a échoué depuis hier.", "exécutions ont échoué depuis hier."))
    }

    private func lede(_ reader: Reader) -> String {
        guard let next = upcoming.first else {
            return reader.say("No schedule of the plan is due.", "Aucun calendrier du plan n’est attendu.")
        }
        let span = reader[.init(coarse: next.due - reader.now)]
        return reader.say(
            "Next comes “\(titles[next.procedure, reader])” of \(next.subject), in \(span).",
            "Ensuite vient « \(titles[next.procedure, reader]) » de \(next.subject), dans \(span).")
    }

    private func waits(_ reader: Reader) -> Markup {
        section(.class("worse mine"), .ariaLabelledBy("h-waits")) {
            h2(.id("h-waits")) { reader.say("Waits for a person", "Attend quelqu’un") }
            ul {
                for request in approvals {
                    li {
                        SVG.svg(.class("g"), .ariaHidden()) { SVG.use("waiting") }
                        span {
                            a(.href(Link("runs", request.run.rawValue))) { b { reader[request.titleText] } }
                            " — "
                            span(.class("dim")) {
                                let left = reader[.init(coarse: request.expiresAt - reader.now)]
                                reader.say(
                                    "asked by \(reader.name(of: request.requester)), expires in \(left)",
                                    "demandé par \(reader.name(of: request.requester)), expire dans \(left)")
                            }
                        }
                        a(.class("button small"), .href(Link("runs", request.run.rawValue))) {
                            reader.say("Decide", "Décider")
                        }
                    }
                }
                for run in stuck {
                    li {
                        StatusGlyph(run).shape
                        span {
                            a(.href(Link("runs", run.id))) { b { titles[run.procedure, reader] } }
                            " — \(run.subject) : ".replacing(" : ", with: reader.say(": ", " : "))
                            span(.class("warn")) { reader[Texts.word(run.state)] }
                        }
                        a(.class("button small"), .href(Link("runs", run.id))) { reader.say("Look", "Regarder") }
                    }
                }
            }
        }
    }

    private func dueTitle(_ reader: Reader) -> String {
        let today = upcoming.count { $0.due < reader.now + .seconds(86_400) }
        return today == 0
            ? reader.say("Nothing is due within a day", "Rien n’est attendu d’ici un jour")
            : reader.count(
                today, ("run due within a day", "runs due within a day"),
                ("exécution attendue d’ici un jour", "exécutions attendues d’ici un jour"))
    }

    @MarkupBuilder private func due(_ reader: Reader) -> Markup {
        if upcoming.isEmpty {
            EmptyState(
                title: reader.say("No schedule is declared.", "Aucun calendrier n’est déclaré."),
                text: reader.say(
                    "A policy with a schedule starts its runs by itself.",
                    "Une politique munie d’un calendrier lance ses exécutions d’elle-même."), command: "vigie init"
            ).markup
        } else {
            table(.class("rows")) {
                thead {
                    tr {
                        th(.class("w-l")) { reader.say("Due", "Prévue") }
                        th { reader.say("Run", "Exécution") }
                        th { reader.say("About", "Objet") }
                        th(.class("n")) { reader.say("Schedule", "Calendrier") }
                    }
                }
                tbody {
                    for run in upcoming {
                        tr {
                            td { reader.brief(run.due) }
                            th(.scope("row")) { titles[run.procedure, reader] }
                            td { SubjectLink(subject: run.subject, plan: plan).markup }
                            td(.class("n dim")) { run.schedule }
                        }
                    }
                }
            }
        }
    }

    private func endedTitle(_ reader: Reader) -> String {
        ended.isEmpty
            ? reader.say("Nothing has ended since yesterday", "Rien ne s’est achevé depuis hier")
            : reader.count(
                ended.count, ("run ended since yesterday", "runs ended since yesterday"),
                ("exécution achevée depuis hier", "exécutions achevées depuis hier"))
    }
}
