import HTML
import Surroundings
import VigieClient
import VigieEngine
import VigieLedger

/// One run: how it stands, its steps, its log, and what it asks of people.
struct RunPage: Sendable {
    let detail: RunDetail
    let titles: ProcedureTitles
    let visitor: Visitor

    init(_ id: RunID, of client: any Client, visitor: Visitor) async throws {
        detail = try await client.run(id)
        titles = ProcedureTitles(try await client.procedures())
        self.visitor = visitor
    }

    var run: RunView { detail.run }
}

extension RunPage {
    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .runs, title: "\(titles[run.procedure, reader]) · \(run.subject)",
            trail: [.init(name: reader[Place.runs.title], link: Link("runs"))],
            heading: .text(
                "\(titles[run.procedure, reader]) : \(run.subject)".replacing(" : ", with: reader.say(": ", " : "))),
            body: Markup {
                div(.id("state")) { state(reader) }
                div(.id("steps")) { steps(reader) }
                log(reader)
                div(.id("entries")) { entries(reader) }
                asked(reader)
            },
            live: run.state.isEnded ? nil : Link("runs", run.id, "live"))
    }

    /// How it stands, and what can be done about it.
    @MarkupBuilder func state(_ reader: Reader) -> Markup {
        p(.class("lede")) {
            StatusGlyph(run).shape
            " "
            b(.class(run.verdict == .fail ? "bad" : nil)) { standing(reader) }
            if run.state.isEnded {
                " "
                RunSummaryText(run, reader: reader).markup
            }
        }
        if let problem = run.problem { ProblemBox(problem: problem, reader: reader).markup }
        if let request = detail.approval { ApprovalBox(request: request, visitor: visitor, reader: reader).markup }
        RunActions(run: run, steps: detail.steps, visitor: visitor, reader: reader).markup
    }

    private func standing(_ reader: Reader) -> String {
        let took = run.startedAt.map { reader.span((run.finishedAt ?? reader.now) - $0) }
        switch (run.state, run.verdict) {
        case (.finished, let verdict): return ended(verdict ?? .inconclusive, took ?? "", reader)
        case (.running, _):
            return took.map { reader.say("It has been running for \($0).", "Elle est en cours depuis \($0).") } ?? ""
        case (.queued, _):
            return reader.say("It waits for a worker.", "Elle attend d’être prise en charge.")
        case (.sleeping, _): return reader.say("It sleeps until its alarm.", "Elle dort jusqu’à son réveil.")
        case (.waiting, _): return reader.say("It waits.", "Elle attend.")
        case (.uncertain, _):
            return reader.say(
                "Nobody knows whether its last step happened.", "Nul ne sait si sa dernière étape a eu lieu.")
        case (.diverged, _):
            return reader.say(
                "The procedure has changed since it began.", "La procédure a changé depuis son début.")
        case (.cancelled, _): return reader.say("It was cancelled.", "Elle a été annulée.")
        }
    }

    private func ended(_ verdict: Verdict, _ took: String, _ reader: Reader) -> String {
        switch verdict {
        case .pass: reader.say("It passed, in \(took).", "Elle a réussi, en \(took).")
        case .fail: reader.say("It failed, after \(took).", "Elle a échoué, après \(took).")
        case .inconclusive:
            reader.say("It was inconclusive, after \(took).", "Elle n’a pas été concluante, après \(took).")
        }
    }

    @MarkupBuilder func steps(_ reader: Reader) -> Markup {
        section(.ariaLabelledBy("h-steps")) {
            div(.class("sh")) {
                h2(.id("h-steps")) { stepsTitle(reader) }
            }
            if detail.steps.isEmpty {
                EmptyState(
                    title: reader.say("No step has begun.", "Aucune étape n’a commencé."),
                    text: reader.say("Each appears here as it starts.", "Chacune apparaît ici dès qu’elle commence.")
                ).markup
            } else {
                StepTimeline(
                    steps: detail.steps, end: run.finishedAt, isRunning: run.state == .running, reader: reader,
                    name: { titles.step($0, of: run.procedure, reader) }
                ).markup
            }
        }
    }

    private func stepsTitle(_ reader: Reader) -> String {
        let done = detail.steps.count { $0.state == "finished" }
        let all = detail.steps.count
        return reader.say(
            "\(done) of \(all) \(all == 1 ? "step" : "steps") done",
            done < 2 ? "\(done) étape sur \(all) faite" : "\(done) étapes sur \(all) faites")
    }

    private func log(_ reader: Reader) -> Markup {
        section(.ariaLabelledBy("h-log")) {
            h2(.id("h-log")) { reader.say("Log", "Journal") }
            pre(.class("file log"), .id("log"), .tabIndex(0), .ariaLabelledBy("h-log")) {
                for line in detail.log.items { LogLineText(line: line, reader: reader).markup }
            }
            if let next = detail.log.next {
                p(.class("pager")) {
                    a(.href(Link("runs", run.id, "log", query: ["after": next]))) {
                        reader.say("The lines after", "La suite")
                    }
                }
            }
        }
    }

    @MarkupBuilder func entries(_ reader: Reader) -> Markup {
        if !detail.entries.isEmpty {
            section(.ariaLabelledBy("h-entries")) {
                h2(.id("h-entries")) {
                    reader.count(
                        detail.entries.count, ("entry recorded", "entries recorded"),
                        ("entrée inscrite", "entrées inscrites"))
                }
                EntryTable(entries: detail.entries, reader: reader).markup
            }
        }
    }

    /// What was asked for, exactly.
    private func asked(_ reader: Reader) -> Markup {
        section(.ariaLabelledBy("h-asked")) {
            h2(.id("h-asked")) { reader.say("What was asked for", "Ce qui a été demandé") }
            dl(.class("facts")) {
                dt { reader.say("Run", "Exécution") }
                dd { code { run.id } }
                dt { reader.say("Procedure", "Procédure") }
                dd { code { "\(run.procedure) v\(run.version)" } }
                dt { reader.say("By", "Par") }
                dd { CauseText(run.cause, reader: reader).text }
                dt { reader.say("At", "Le") }
                dd { reader.moment(run.createdAt) }
            }
            if let value = run.input { JSONText(value: value).markup }
            if let output = run.output {
                h3 { reader.say("Its result", "Son résultat") }
                JSONText(value: output).markup
            }
        }
    }
}
