import HTML
import VigieClient
import VigieEngine
import VigieLedger

/// What a person can do about a run, as it stands.
struct RunActions {
    let run: RunView
    let steps: [StepView]
    let visitor: Visitor
    let reader: Reader

    @MarkupBuilder var markup: Markup {
        if run.state == .uncertain { resolution }
        div(.class("row noprint")) {
            if run.state == .diverged || run.state.isEnded && run.verdict != .pass {
                PostForm(link: Link("runs", run.id, "retry"), visitor: visitor)() {
                    button(.class("button small")) { reader.say("Run it again", "Relancer") }
                }
            }
            if !run.state.isEnded {
                PostForm(link: Link("runs", run.id, "cancel"), visitor: visitor)("row") {
                    button(.class("button danger small")) { reader.say("Cancel it", "L’annuler") }
                    span(.class("dim")) {
                        reader.say("What it did so far is undone.", "Ce qu’elle a déjà fait est défait.")
                    }
                }
            }
        }
    }

    /// What became of the step that was cut off.
    private var resolution: Markup {
        let step = steps.last { $0.state == "started" }
        return section(.class("wait"), .ariaLabelledBy("h-resolve")) {
            h2(.id("h-resolve")) {
                reader.say(
                    "Did “\(step?.name ?? "the step")” happen?", "« \(step?.name ?? "l’étape") » a-t-elle eu lieu ?")
            }
            p(.class("note")) {
                reader.say(
                    "Vigie was cut off while it did something that must not be done twice. Look for yourself, then say what you found.",
                    "Vigie a été interrompue pendant une action à ne pas répéter. Vérifiez, puis dites ce que vous avez trouvé."
                )
            }
            PostForm(link: Link("runs", run.id, "resolve"), visitor: visitor)() {
                label(.class("field")) {
                    reader.say("Its result, as JSON, if it happened", "Son résultat en JSON, si elle a eu lieu")
                    textarea(.name("result"), .rows(2), .spellcheck(false)) { "null" }
                }
                div(.class("row")) {
                    button(.class("button"), .name("outcome"), .value("done")) {
                        reader.say("It happened", "Elle a eu lieu")
                    }
                    button(.class("button"), .name("outcome"), .value("not-done")) {
                        reader.say("It did not: do it now", "Non : la faire maintenant")
                    }
                    button(.class("button danger"), .name("outcome"), .value("abandon")) {
                        reader.say("Nobody knows: stop and undo", "Nul ne sait : arrêter et défaire")
                    }
                }
            }
        }
    }
}
