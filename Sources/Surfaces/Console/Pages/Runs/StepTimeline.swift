import HTML
import Surroundings
import VigieClient
import Wording

/// The steps of a run, each with its place in time.
struct StepTimeline {
    let steps: [StepView]
    let end: Timestamp?
    /// Whether somebody works on it now.
    let isRunning: Bool
    let reader: Reader
    /// What a step is called by people.
    let name: (String) -> String

    private var start: Timestamp { steps.map(\.startedAt).min() ?? reader.now }

    private var length: Double {
        let last = steps.map { $0.finishedAt ?? end ?? reader.now }.max() ?? reader.now
        return max(0.001, (last - start).inSeconds)
    }

    var markup: Markup {
        let (start, length) = (start, length)
        return table(.class("rows glyphs")) {
            thead {
                tr {
                    th(.class("w-s")) { span(.class("vh")) { reader.say("State", "État") } }
                    th { reader.say("Step", "Étape") }
                    th(.class("w-o")) {
                        let whole = reader.span(.milliseconds(Int64(length * 1000)))
                        reader.say("Within \(whole)", "Sur \(whole)")
                    }
                    th(.class("n w-m")) { reader.say("Begun", "Début") }
                    th(.class("n w-xs")) { reader.say("Took", "Durée") }
                }
            }
            tbody { for step in steps { row(step, start, length) } }
        }
    }

    private func row(_ step: StepView, _ start: Timestamp, _ length: Double) -> Markup {
        let until = step.finishedAt ?? end ?? reader.now
        let left = (step.startedAt - start).inSeconds / length * 100
        let width = max(0.6, (until - step.startedAt).inSeconds / length * 100)
        return tr {
            td(.class("s")) { glyph(step) }
            th(.scope("row")) {
                name(step.name)
                if let kind = kind(step) { span(.class("sub")) { kind } }
                if let problem = step.problem {
                    span(.class("sub bad")) { ProblemText(problem, reader: reader).sentence }
                }
            }
            td {
                SVG.svg(.class("tl"), .ariaHidden()) {
                    SVG.line(.class("grid"), .x1(0), .x2(.percent(100)), .y1(7), .y2(7))
                    SVG.rect(
                        .class(style(step)), .x(.percent(min(left, 99.4))),
                        .width(.percent(min(width, 100 - min(left, 99.4)))), .y(2), .height(10))
                }
            }
            td(.class("n")) { reader.second(step.startedAt) }
            td(.class("n")) { if step.finishedAt != nil { reader.span(until - step.startedAt) } }
        }
    }

    private func style(_ step: StepView) -> String {
        switch (step.kind, step.state) {
        case (_, "failed"): "run fail"
        case ("approval", _), ("signal", _), ("sleep", _), (_, "waiting"), (_, "retrying"): "run wait"
        case ("undo", _), ("unwind", _): "run undo"
        default: "run"
        }
    }

    private func glyph(_ step: StepView) -> Markup {
        let (symbol, word) =
            switch step.state {
            case "finished": ("proven", reader.say("done", "faite"))
            case "failed": ("failing", reader.say("failed", "en échec"))
            case "waiting": ("waiting", reader.say("waiting", "en attente"))
            case "retrying": ("waiting", reader.say("tried again soon", "bientôt retentée"))
            default:
                isRunning
                    ? ("running", reader.say("under way", "en cours"))
                    : ("uncertain", reader.say("cut off", "interrompue"))
            }
        return Markup {
            SVG.svg(.class("g"), .ariaHidden()) { SVG.use(symbol) }
            span(.class("vh")) { word }
        }
    }

    private func kind(_ step: StepView) -> String? {
        let word: String? =
            switch step.kind {
            case "once": reader.say("done once, never repeated", "faite une fois, jamais répétée")
            case "record": reader.say("recorded in the ledger", "inscrite au registre")
            case "start": reader.say("another run was asked for", "une autre exécution a été demandée")
            case "sleep": reader.say("waits for its time", "attend son heure")
            case "signal": reader.say("waits for a message", "attend un message")
            case "approval": reader.say("waits for people", "attend des personnes")
            case "undo": reader.say("undone", "défaite")
            case "unwind": reader.say("what was done is undone", "ce qui a été fait est défait")
            default: nil
            }
        guard step.attempt > 1 else { return word }
        let attempt = reader.say("attempt \(step.attempt)", "tentative \(step.attempt)")
        return word.map { "\($0), \(attempt)" } ?? attempt
    }
}
