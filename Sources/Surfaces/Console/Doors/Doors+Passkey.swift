import HTML
import VigieAccess
import Wording

extension Doors {
    /// What passkeys are bound to here; `nil` where browsers would not do them.
    var party: RelyingParty? {
        RelyingParty(address: house.address ?? (house.isSecure ? "https://" : "http://") + (request.host ?? ""))
    }

    func passkeyPage(trouble: Problem? = nil) async throws -> PageResponse {
        guard let party else { return signInPage(trouble: trouble) }
        let begun = try await house.access.passkeys.beginSignIn(at: party)
        let lock = FormLock(request, house)
        let back = request.query["back"] ?? request.form["back"]
        let content = PageContent(
            place: nil, title: reader.say("Sign in", "Connexion"),
            heading: .text(reader.say("Show your passkey.", "Montrez votre clé d’accès.")),
            lede: .text(
                reader.say(
                    "Your device asks for your finger, your face or its code.",
                    "Votre appareil demande votre doigt, votre visage ou son code.")),
            body: Markup {
                if let trouble { ProblemBox(problem: trouble, reader: reader).markup }
                PasskeyForm(link: Link("login", "passkey"), options: begun.options, lock: lock.field, reader: reader)()
                {
                    if let back { input(.type("hidden"), .name("back"), .value(back)) }
                    button(.class("button first"), .autofocus()) {
                        reader.say("Use the passkey", "Utiliser la clé d’accès")
                    }
                }
                p(.class("note")) {
                    a(.href(Link("login"))) { reader.say("With a password instead", "Plutôt avec un mot de passe") }
                }
            })
        let page = DoorFrame(reader: reader, here: Link("login", "passkey")).response(
            content, status: trouble == nil ? 200 : 401)
        return lock.closed(page).with("set-cookie", house.cookie(.passkey).header(for: begun.cookie))
    }

    func passkeySignIn() async throws -> PageResponse {
        guard let party, FormLock(request, house).fits(request) else {
            return try await passkeyPage(trouble: AccessError.badForm.problem)
        }
        do {
            let opened = try await house.access.passkeys.signIn(
                PasskeyAnswer(request.form), cookie: house.cookie(.passkey).token(in: request.cookieHeader),
                from: request.origin, at: party, under: house.policy())
            return welcome(opened, back: request.form["back"]).with("set-cookie", house.cookie(.passkey).clearing)
        } catch let error as AccessError {
            return try await passkeyPage(trouble: error.problem)
        }
    }
}

extension PasskeyAnswer {
    /// What our script put into a form.
    init?(_ form: FormValues) {
        self.init(
            id: form["id"], clientData: form["client"], data: form["data"], signature: form["signature"],
            userHandle: form["handle"])
    }
}
