import HTML
import VigieAccess
import VigiePlan

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
                PresentPasswordField(reader: reader).markup
                if account.hasSecondFactor {
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
