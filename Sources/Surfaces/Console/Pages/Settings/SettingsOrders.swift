import HTML
import VigieAccess
import VigiePlan
import Wording

/// What a person changes of their own matters.
struct SettingsOrders: Sendable {
    let visit: PageVisit
    let house: House
    let console: Console

    init(_ visit: PageVisit, house: House, console: Console) {
        self.visit = visit
        self.house = house
        self.console = console
    }

    private var identity: Identity { visit.visitor.identity }
    private var form: FormValues { visit.request.form }
    private var reader: Reader { visit.reader }

    func answer() async throws -> PageResponse {
        do {
            return try await carriedOut()
        } catch let error as AccessError {
            let page = try await SettingsPage(visit, house: house, trouble: error.problem)
            var content = page.content(reader)
            content.status = 422
            return try await console.framed(content, visit)
        }
    }

    private func carriedOut() async throws -> PageResponse {
        switch visit.path.dropFirst().first {
        case "password": return try await changePassword()
        case "second-factor" where form["do"] == "remove":
            try await recogniseOwner()
            try await house.access.accounts.removeSecondFactor(of: identity.person, by: identity)
        case "second-factor": return try await enrol()
        case "confirm-factor": return try await confirm()
        case "passkey": return try await beginPasskey()
        case "confirm-passkey": try await addPasskey()
        case "remove-passkey":
            try await recogniseOwnerByAnyPassword()
            try await house.access.passkeys.remove(form["id"] ?? "", of: identity)
        case "end-session":
            try await house.access.sessions.end(form["session"] ?? "", of: identity.person, by: identity)
        case "token": return try await makeToken()
        case "revoke-token":
            try await house.access.tokens.revoke(form["token"] ?? "", of: identity.person, by: identity)
        default: return try await console.framed(ProblemPage.nothingHere.content(reader), visit)
        }
        return .seeOther(Link("settings"))
    }

    /// Whoever changes the password has to know the present one.
    private func changePassword() async throws -> PageResponse {
        try await recogniseOwner()
        try await house.access.accounts.setPassword(
            of: identity.person, to: Secret(form["password"] ?? ""), by: identity)
        return .seeOther(Link("login"))
    }

    /// The same for what somebody does who may have no password here: they sign in at a provider, and have nothing to
    /// show again.
    private func recogniseOwnerByAnyPassword() async throws {
        if try await house.access.accounts.find(identity.person)?.hasPassword == true { try await recogniseOwner() }
    }

    /// A screen that was left open is not enough for what changes the account, or speaks for it.
    private func recogniseOwner() async throws {
        try await house.access.signIn.recognise(
            identity, password: Secret(form["current"] ?? ""), from: visit.request.origin)
    }

    private func enrol() async throws -> PageResponse {
        try await recogniseOwnerByAnyPassword()
        return try await enrolmentPage(try await house.access.accounts.beginSecondFactor(of: identity.person))
    }

    private func enrolmentPage(_ enrolment: Accounts.Enrolment, trouble: Problem? = nil) async throws -> PageResponse {
        let page = EnrolmentPage(enrolment: enrolment, visitor: visit.visitor, trouble: trouble)
        var content = page.content(reader)
        if trouble != nil { content.status = 422 }
        return try await console.framed(content, visit)
    }

    private func confirm() async throws -> PageResponse {
        let codes: [Secret]
        do {
            codes = try await house.access.accounts.confirmSecondFactor(
                of: identity.person, code: form["code"] ?? "", by: identity)
        } catch AccessError.badCredentials {
            // The secret stays: who mistyped six digits does not begin again.
            guard let begun = try await house.access.accounts.begunSecondFactor(of: identity.person) else {
                throw AccessError.noSecondFactor
            }
            return try await enrolmentPage(begun, trouble: AccessError.badCredentials.problem)
        }
        let page = ShownOncePage(
            title: reader.say("Recovery codes", "Codes de secours"),
            heading: reader.say(
                "Keep these \(codes.count) recovery codes.", "Conservez ces \(codes.count) codes de secours."),
            lede: reader.say(
                "Each lets you in once if your device is gone. They are shown only now.",
                "Chacun vous fait entrer une fois si votre appareil est perdu. Ils ne sont montrés que maintenant."),
            secrets: codes)
        return try await console.framed(page.content(reader), visit)
    }

    /// Asks the browser for a key of its device.
    private func beginPasskey() async throws -> PageResponse {
        try await recogniseOwner()
        guard let party = Doors(house: house, request: visit.request).party else {
            throw AccessError.passkey(.wrongOrigin)
        }
        let begun = try await house.access.passkeys.beginRegistration(of: identity, at: party)
        let page = NewPasskeyPage(options: begun.options, label: form["label"] ?? "", visitor: visit.visitor)
        return try await console.framed(page.content(reader), visit)
            .with("set-cookie", house.cookie(.passkey).header(for: begun.cookie))
    }

    private func addPasskey() async throws {
        guard let party = Doors(house: house, request: visit.request).party else {
            throw AccessError.passkey(.wrongOrigin)
        }
        try await house.access.passkeys.register(
            PasskeyAnswer(form), cookie: house.cookie(.passkey).token(in: visit.request.cookieHeader),
            label: form["label"] ?? "", by: identity, at: party)
    }

    /// One role everywhere, or all that its owner has: who has roles in some chapters only can give no other.
    private var tokenRoles: Roles {
        guard form["role"] != TokenSection.own else { return identity.roles }
        return .everywhere(form["role"].flatMap(Role.init(rawValue:)) ?? .viewer)
    }

    /// A session makes tokens; a token does not make others that outlive it.
    private func makeToken() async throws -> PageResponse {
        guard case .session = identity.credential else { throw AccessError.unauthenticated }
        try await recogniseOwnerByAnyPassword()
        let made = try await house.access.tokens.create(
            for: identity.person, label: form["label"] ?? "", roles: tokenRoles,
            life: .seconds((form.integer("days") ?? 1).clamped(to: 1...366) * 86_400), by: identity,
            under: house.policy())
        let page = ShownOncePage(
            title: reader.say("Token", "Jeton"),
            heading: reader.say("Keep this token.", "Conservez ce jeton."),
            lede: reader.say(
                "It is shown only now; what is stored is a digest of it.",
                "Il n’est montré que maintenant ; seule son empreinte est conservée."),
            secrets: [made.text])
        return try await console.framed(page.content(reader), visit)
    }
}

extension Comparable {
    fileprivate func clamped(to range: ClosedRange<Self>) -> Self {
        min(max(self, range.lowerBound), range.upperBound)
    }
}
