import HTML
import Surroundings
import VigieClient
import VigieEngine
import VigieLedger
import Wording

/// Runs in rows: what, of what, why, since when, how long.
struct RunTable {
    let runs: [RunView]
    /// What procedures are called.
    let titles: ProcedureTitles
    let reader: Reader

    var markup: Markup {
        table(.class("rows glyphs")) {
            thead {
                tr {
                    th(.class("w-s")) { span(.class("vh")) { reader.say("Status", "État") } }
                    th { reader.say("Run", "Exécution") }
                    th(.class("w-o")) { reader.say("Outcome", "Résultat") }
                    th(.class("w-l off")) { reader.say("Asked for by", "Demandée par") }
                    th(.class("n w-m")) { reader.say("Begun", "Début") }
                    th(.class("n w-xs")) { reader.say("Took", "Durée") }
                }
            }
            tbody { for run in runs { row(run) } }
        }
    }

    private func row(_ run: RunView) -> Markup {
        tr {
            td(.class("s")) { StatusGlyph(run).markup(reader) }
            th(.scope("row")) {
                a(.href(Link("runs", run.id))) { titles[run.procedure, reader] }
                span(.class("sub")) { run.subject }
            }
            td { RunOutcome(run: run, reader: reader).markup }
            td(.class("dim off")) { CauseText(run.cause, reader: reader).text }
            td(.class("n")) { reader.brief(run.startedAt ?? run.createdAt) }
            td(.class("n")) { took(run) }
        }
    }

    @MarkupBuilder private func took(_ run: RunView) -> Markup {
        if let start = run.startedAt, let end = run.finishedAt {
            reader.span(end - start)
        } else if let start = run.startedAt, run.state == .running {
            span(.class("dim")) { reader.span(.seconds((reader.now - start).components.seconds)) }
        }
    }
}

/// Who or what asked for a run.
struct CauseText {
    let text: String

    init(_ cause: String, reader: Reader) {
        let parts = cause.split(separator: "/", maxSplits: 1).map(String.init)
        let known = reader.name(of: cause)
        switch (parts.first, parts.count) {
        case _ where known != cause: text = known
        case ("schedule", 2): text = reader.say("schedule \(parts[1])", "calendrier \(parts[1])")
        case ("reaction", 2): text = reader.say("reaction \(parts[1])", "réaction \(parts[1])")
        case ("run", 2): text = reader.say("run \(parts[1])", "exécution \(parts[1])")
        default: text = cause
        }
    }
}

/// What became of a run, in a few words.
struct RunOutcome {
    let run: RunView
    let reader: Reader

    @MarkupBuilder var markup: Markup {
        let isBad = run.verdict == .fail
        if run.summary != nil, run.state == .finished {
            span(.class(isBad ? "bad" : nil)) { RunSummaryText(run, reader: reader).markup }
        } else if let problem = run.problem {
            span(.class(run.state.isEnded ? nil : "warn")) { ProblemText(problem, reader: reader).title }
        } else {
            span(.class("dim")) { reader[Texts.word(run.state)] }
        }
        if run.state == .sleeping, let wakeAt = run.wakeAt {
            span(.class("sub")) {
                reader.until(wakeAt)
            }
        }
    }
}
