import HTML
import VigieAccess
import VigiePlan
import Wording

extension Doors {
    func setupPage(_ token: String, trouble: Problem? = nil) async throws -> PageResponse {
        guard try await house.access.setup.isGood(token) else { return problem(AccessError.badSetupLink.problem) }
        let lock = FormLock(request, house)
        let content = PageContent(
            place: nil, title: reader.say("Setting up", "Mise en service"),
            heading: .text(reader.say("You are the first one here.", "Vous êtes la première personne ici.")),
            lede: .text(
                reader.say(
                    "Choose the name you will go by in the plan, and a long password. You may do everything until the plan says who may.",
                    "Choisissez le nom que vous porterez dans le plan, et un long mot de passe. Vous pouvez tout faire tant que le plan ne dit pas qui le peut."
                )),
            body: Markup {
                if let trouble { ProblemBox(problem: trouble, reader: reader).markup }
                Tag.form(to: Link("setup", token), posts: true)() {
                    lock.field
                    label(.class("field")) {
                        reader.say("Name", "Nom")
                        input(
                            .type("text"), .name("person"), .value(request.form["person"]), .required(), .autofocus(),
                            .autocomplete("username"), .autocapitalize("none"), .spellcheck(false), .maxLength(63))
                        span(.class("hint")) {
                            reader.say("Small letters, digits and dashes.", "Minuscules, chiffres et tirets.")
                        }
                    }
                    NewPasswordField(reader: reader).markup
                    button(.class("button first")) { reader.say("Begin", "Commencer") }
                }
            })
        return lock.closed(
            DoorFrame(reader: reader, here: Link(here: request)).response(content, status: trouble == nil ? 200 : 422))
    }

    func setUp(_ token: String) async throws -> PageResponse {
        guard FormLock(request, house).fits(request) else {
            return try await setupPage(token, trouble: AccessError.badForm.problem)
        }
        do {
            let opened = try await house.access.setup.use(
                token, person: request.form["person"] ?? "", password: Secret(request.form["password"] ?? ""),
                from: request.origin, under: house.policy())
            return welcome(opened, back: nil)
        } catch let error as AccessError {
            return try await setupPage(token, trouble: error.problem)
        }
    }
}

/// The field for a password that is chosen now.
struct NewPasswordField {
    let reader: Reader

    var markup: Markup {
        label(.class("field")) {
            reader.say("New password", "Nouveau mot de passe")
            input(
                .type("password"), .name("password"), .required(), .autocomplete("new-password"),
                .minLength(PasswordRules.shortest), .maxLength(PasswordRules.longest))
            span(.class("hint")) {
                reader.say(
                    "At least \(PasswordRules.shortest) characters; a few words that do not belong together.",
                    "Au moins \(PasswordRules.shortest) caractères ; quelques mots sans rapport entre eux.")
            }
        }
    }
}
