import HTML
import Surroundings
import VigieEngine
import Wording

/// What people are asked to decide on, exactly, and the two answers.
struct ApprovalBox {
    let request: ApprovalRequest
    let visitor: Visitor
    let reader: Reader

    private var mayDecide: Bool {
        request.mayApprove(visitor.actor)
    }

    var markup: Markup {
        section(.class("wait"), .ariaLabelledBy("h-approval")) {
            h2(.id("h-approval")) { reader[request.titleText] }
            p(.class("note")) { explanation }
            JSONText(value: request.subject).markup
            p(.class("note")) {
                reader.say(
                    "Your answer holds for just this, by its digest ",
                    "Votre réponse vaut pour cela seul, par son empreinte ")
                code { String(request.digest.prefix(16)) }
                "."
            }
            if request.approvedBy.contains(visitor.actor) {
                p { b { reader.say("You have agreed.", "Vous avez donné votre accord.") } }
            } else if mayDecide {
                answer
            } else {
                p {
                    b {
                        request.requester == visitor.actor
                            ? reader.say(
                                "You asked for this run, so somebody else has to decide.",
                                "Vous avez demandé cette exécution : à quelqu’un d’autre de décider.")
                            : reader.say("Others are asked to decide.", "La décision revient à d’autres.")
                    }
                }
            }
        }
    }

    private var explanation: String {
        let people = request.policy.people
        let agreed = request.approvedBy.count
        let who = reader.count(
            people, ("person has to agree", "people have to agree"),
            ("personne doit donner son accord", "personnes doivent donner leur accord"))
        let so =
            agreed == 0
            ? reader.say("nobody has yet", "personne ne l’a fait encore")
            : reader.count(agreed, ("has so far", "have so far"), ("l’a fait", "l’ont fait"))
        let left = reader[.init(coarse: request.expiresAt - reader.now)]
        return reader.say("\(who); \(so). ", "\(who) ; \(so). ")
            + reader.say("The question expires in \(left).", "La question expire dans \(left).")
    }

    private var answer: Markup {
        PostForm(
            link: Link("runs", request.run.rawValue, "approve"), visitor: visitor, hidden: [("digest", request.digest)])()
        {
            label(.class("field")) {
                reader.say("Comment", "Commentaire")
                input(.type("text"), .name("comment"), .maxLength(500), .autocomplete("off"))
            }
            div(.class("row")) {
                button(.class("button first")) { reader.say("Approve", "Approuver") }
                button(.class("button danger"), .formAction(Link("runs", request.run.rawValue, "refuse"))) {
                    reader.say("Refuse", "Refuser")
                }
            }
        }
    }
}
