import HTML
import VigieAccess
import VigiePlan
import Wording

/// The second factor: whether there is one, and how to get one.
struct SecondFactorSection {
    let account: Account
    let visitor: Visitor
    let reader: Reader

    var markup: Markup {
        section(.ariaLabelledBy("h-factor")) {
            h2(.id("h-factor")) {
                account.hasSecondFactor
                    ? reader.say("A second factor is asked for", "Un second facteur est demandé")
                    : reader.say("No second factor yet", "Pas encore de second facteur")
            }
            p(.class("note")) {
                account.hasSecondFactor
                    ? reader.count(
                        account.recoveryCodesLeft, ("recovery code is left.", "recovery codes are left."),
                        ("code de secours reste.", "codes de secours restent."))
                    : reader.say(
                        "A password can be seen over a shoulder; a code of your device is good for half a minute.",
                        "Un mot de passe se lit par-dessus l’épaule ; un code de votre appareil ne vaut qu’une demi-minute."
                    )
            }
            PostForm(link: Link("settings", "second-factor"), visitor: visitor)() {
                if account.hasSecondFactor {
                    PresentPasswordField(reader: reader).markup
                    div(.class("row")) {
                        button(.class("button")) { reader.say("Set up another", "En installer un autre") }
                        button(.class("button danger"), .name("do"), .value("remove")) {
                            reader.say("Remove it", "Le retirer")
                        }
                    }
                } else {
                    button(.class("button")) { reader.say("Set one up", "En installer un") }
                }
            }
        }
    }
}

/// What an authenticator has to be told, and the first code that shows it was.
struct EnrolmentPage {
    let enrolment: Accounts.Enrolment
    let visitor: Visitor
    let trouble: Problem?

    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .settings, title: reader.say("Second factor", "Second facteur"),
            trail: [.init(name: reader[Place.settings.title], link: Link("settings"))],
            heading: .text(
                reader.say("Tell your authenticator this secret.", "Confiez ce secret à votre application.")),
            lede: .text(
                reader.say(
                    "It is shown once. It counts when the first code was right.",
                    "Il n’est montré qu’une fois. Il vaudra dès le premier code exact.")),
            body: Markup {
                if let trouble { ProblemBox(problem: trouble, reader: reader).markup }
                code(.class("secret")) { Self.grouped(enrolment.secret.reveal()) }
                p(.class("note")) { code { enrolment.uri.reveal() } }
                PostForm(link: Link("settings", "confirm-factor"), visitor: visitor)() {
                    label(.class("field")) {
                        reader.say("The code it shows now", "Le code affiché maintenant")
                        input(
                            .type("text"), .name("code"), .required(), .inputMode("numeric"),
                            .autocomplete("one-time-code"), .maxLength(10))
                    }
                    button(.class("button first")) { reader.say("Confirm", "Confirmer") }
                }
            })
    }

    /// Four characters at a time, for typing.
    private static func grouped(_ secret: String) -> String {
        secret.enumerated().map { $0.offset > 0 && $0.offset.isMultiple(of: 4) ? " \($0.element)" : "\($0.element)" }
            .joined()
    }
}

/// Secrets that are shown once.
struct ShownOncePage {
    let title: String
    let heading: String
    let lede: String
    let secrets: [Secret]

    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .settings, title: title,
            trail: [.init(name: reader[Place.settings.title], link: Link("settings"))], heading: .text(heading),
            lede: .text(lede),
            body: Markup {
                ul { for secret in secrets { li { code(.class("secret")) { secret.reveal() } } } }
                p(.class("note")) {
                    a(.href(Link("settings"))) {
                        reader.say("I have kept it: back to the settings", "C’est noté : retour aux réglages")
                    }
                }
            })
    }
}
