import HTML
import VigieAccess
import VigiePlan
import Wording

extension Doors {
    /// The sign-in page, with a way for passkeys where there are any.
    func entrance() async throws -> PageResponse {
        guard party != nil else { return signInPage() }
        return signInPage(hasPasskeys: try await house.access.passkeys.areUsed())
    }

    func signInPage(trouble: Problem? = nil, hasPasskeys: Bool = false) -> PageResponse {
        let lock = FormLock(request, house)
        let back = request.query["back"] ?? request.form["back"]
        let content = PageContent(
            place: nil, title: reader.say("Sign in", "Connexion"),
            heading: .text(reader.say("Who comes to the watch?", "Qui vient à la vigie ?")),
            lede: .text(ended),
            body: Markup {
                if let trouble { ProblemBox(problem: trouble, reader: reader).markup }
                Tag.form(to: Link("login"), posts: true)() {
                    lock.field
                    if let back { input(.type("hidden"), .name("back"), .value(back)) }
                    label(.class("field")) {
                        reader.say("Name", "Nom")
                        input(
                            .type("text"), .name("person"), .value(request.form["person"]), .required(), .autofocus(),
                            .autocomplete("username"), .autocapitalize("none"), .spellcheck(false), .maxLength(100))
                    }
                    label(.class("field")) {
                        reader.say("Password", "Mot de passe")
                        input(
                            .type("password"), .name("password"), .required(), .autocomplete("current-password"),
                            .maxLength(1024))
                    }
                    button(.class("button first")) { reader.say("Sign in", "Se connecter") }
                }
                if hasPasskeys {
                    div(.class("row")) {
                        a(.class("button"), .href(Link("login", "passkey", query: ["back": back]))) {
                            reader.say("With a passkey", "Avec une clé d’accès")
                        }
                    }
                }
                providers
            })
        return lock.closed(
            DoorFrame(reader: reader, here: Link(here: request)).response(content, status: trouble == nil ? 200 : 401))
    }

    private var ended: String {
        switch request.query["ended"] {
        case "access.session-ended":
            reader.say("Your session is over; sign in again.", "Votre session a pris fin ; reconnectez-vous.")
        case "access.no-role": reader.say("The plan gives you no role any more.", "Le plan ne vous donne plus de rôle.")
        default: ""
        }
    }

    @MarkupBuilder private var providers: Markup {
        let known = house.access.openID.providers(in: house.policy().plan)
        if !known.isEmpty {
            div(.class("row")) {
                for provider in known {
                    a(.class("button"), .href(Link("login", "openid", provider.name))) {
                        reader.say(
                            "With \(provider.spec.displayName ?? provider.name)",
                            "Avec \(provider.spec.displayName ?? provider.name)")
                    }
                }
            }
        }
    }

    func signIn() async throws -> PageResponse {
        guard FormLock(request, house).fits(request) else { return signInPage(trouble: AccessError.badForm.problem) }
        do {
            let outcome = try await house.access.signIn.begin(
                request.form["person"] ?? "", password: Secret(request.form["password"] ?? ""), from: request.origin,
                under: house.policy())
            switch outcome {
            case .done(let opened): return welcome(opened, back: request.form["back"])
            case .codeNeeded(let held): return codePage(held: held.reveal())
            }
        } catch let error as AccessError {
            return signInPage(trouble: error.problem)
        }
    }

    private func codePage(held: String, trouble: Problem? = nil) -> PageResponse {
        let lock = FormLock(request, house)
        let content = PageContent(
            place: nil, title: reader.say("Second step", "Seconde étape"),
            heading: .text(reader.say("And the code of your device?", "Et le code de votre appareil ?")),
            lede: .text(
                reader.say(
                    "Six digits from your authenticator, or one of your recovery codes.",
                    "Six chiffres de votre application d’authentification, ou l’un de vos codes de secours.")),
            body: Markup {
                if let trouble { ProblemBox(problem: trouble, reader: reader).markup }
                Tag.form(to: Link("login", "code"), posts: true)() {
                    lock.field
                    input(.type("hidden"), .name("held"), .value(held))
                    if let back = request.form["back"] { input(.type("hidden"), .name("back"), .value(back)) }
                    label(.class("field")) {
                        reader.say("Code", "Code")
                        input(
                            .type("text"), .name("code"), .required(), .autofocus(), .autocomplete("one-time-code"),
                            .inputMode("text"), .spellcheck(false), .maxLength(64))
                    }
                    button(.class("button first")) { reader.say("Sign in", "Se connecter") }
                }
            })
        return lock.closed(
            DoorFrame(reader: reader, here: Link("login")).response(content, status: trouble == nil ? 200 : 401))
    }

    func code() async throws -> PageResponse {
        guard FormLock(request, house).fits(request) else { return signInPage(trouble: AccessError.badForm.problem) }
        let held = request.form["held"] ?? ""
        do {
            let opened = try await house.access.signIn.finish(
                held, code: request.form["code"] ?? "", from: request.origin, under: house.policy())
            return welcome(opened, back: request.form["back"])
        } catch let error as AccessError {
            return codePage(held: held, trouble: error.problem)
        }
    }
}

/// Binds a form to a browser that has no session yet: a page elsewhere can neither read the cookie nor set it.
struct FormLock {
    private let cookie: SessionCookie
    private let secret: String
    private let isNew: Bool

    init(_ request: PageRequest, _ house: House) {
        cookie = house.cookie(.form)
        let known = cookie.token(in: request.cookieHeader).flatMap { CSRFToken.make(for: $0) == nil ? nil : $0 }
        isNew = known == nil
        secret = known ?? CSRFToken.anonymous(house.world)
    }

    var field: Markup {
        input(.type("hidden"), .name(PostForm.token), .value(CSRFToken.make(for: secret)))
    }

    /// The page, with the cookie its form needs.
    func closed(_ response: PageResponse) -> PageResponse {
        isNew ? response.with("set-cookie", cookie.header(for: Secret(secret))) : response
    }

    func fits(_ request: PageRequest) -> Bool {
        !isNew && CSRFToken.verify(request.form[PostForm.token], for: secret)
    }
}
