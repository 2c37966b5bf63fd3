import HTML
import QRCodes
import VigieAccess
import VigiePlan
import Wording

/// What an authenticator has to be told, and the first code that shows it was.
struct EnrolmentPage {
    private let enrolment: Accounts.Enrolment
    private let picture: QRCode?
    private let visitor: Visitor
    private let trouble: Problem?

    init(enrolment: Accounts.Enrolment, visitor: Visitor, trouble: Problem? = nil) {
        self.enrolment = enrolment
        self.visitor = visitor
        self.trouble = trouble
        // The secret can be typed in, too.
        picture = try? QRCode(enrolment.uri.reveal())
    }

    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .settings, title: reader.say("Second factor", "Second facteur"),
            trail: [.init(name: reader[Place.settings.title], link: Link("settings"))],
            heading: .text(
                reader.say("Show your authenticator this square.", "Montrez ce carré à votre application.")),
            lede: .text(
                reader.say(
                    "It counts once the first code was right; what was there before holds until then.",
                    "Il vaudra dès le premier code exact ; ce qui existait reste valable jusque-là.")),
            body: Markup {
                if let trouble { ProblemBox(problem: trouble, reader: reader).markup }
                div(.class("enrol")) {
                    if let picture {
                        div(.class("qr")) {
                            picture.svg(
                                title: reader.say(
                                    "The secret, for a camera", "Le secret, pour un appareil photo"))
                        }
                    }
                    div {
                        h2 { reader.say("Or type it in", "Ou saisissez-le") }
                        code(.class("secret")) { Self.grouped(enrolment.secret.reveal()) }
                        p(.class("note")) {
                            reader.say(
                                "By time, six digits, every 30 seconds.",
                                "Selon l’heure, six chiffres, toutes les 30 secondes.")
                        }
                        form(reader)
                    }
                }
            })
    }

    private func form(_ reader: Reader) -> Markup {
        PostForm(link: Link("settings", "confirm-factor"), visitor: visitor)() {
            label(.class("field")) {
                reader.say("The code it shows now", "Le code affiché maintenant")
                input(
                    .type("text"), .name("code"), .required(), .autofocus(), .inputMode("numeric"),
                    .autocomplete("one-time-code"), .maxLength(10))
            }
            button(.class("button first")) { reader.say("Confirm", "Confirmer") }
        }
    }

    /// Four characters at a time, for typing.
    private static func grouped(_ secret: String) -> String {
        secret.enumerated().map { $0.offset > 0 && $0.offset.isMultiple(of: 4) ? " \($0.element)" : "\($0.element)" }
            .joined()
    }
}
