import HTML
import Surroundings
import VigieAccess
import Wording

/// A person's own matters: how pages look, how they sign in, what is signed in for them.
struct SettingsPage: Sendable {
    let visitor: Visitor
    let account: Account?
    let sessions: [Session]
    let tokens: [APIToken]
    let trouble: Problem?
    let notice: String?
    let here: Link
    /// Browsers do passkeys over https, and on their own machine.
    let offersPasskeys: Bool

    init(_ visit: PageVisit, house: House, trouble: Problem? = nil, notice: String? = nil) async throws {
        visitor = visit.visitor
        let person = visitor.identity.person
        account = try await house.access.accounts.find(person)
        sessions = try await house.access.sessions.list(of: person)
        tokens = try await house.access.tokens.list(of: person).filter { $0.isGood(at: visit.reader.now) }
        self.trouble = trouble
        self.notice = notice
        here = Link("settings")
        offersPasskeys = Doors(house: house, request: visit.request).party != nil
    }
}

extension SettingsPage {
    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .settings, title: reader[Place.settings.title], heading: .text(sentence(reader)),
            lede: Markup {
                reader.say("You may: ", "Vos droits : ")
                RolesText(roles: visitor.identity.roles, reader: reader).markup
                "."
            },
            body: Markup {
                if let trouble { ProblemBox(problem: trouble, reader: reader).markup }
                if let notice { p(.class("flash"), .role("status")) { notice } }
                div(.class("cols")) {
                    div(.class("col")) {
                        appearance(reader)
                        if account?.hasPassword == true { password(reader) }
                        if let account, account.hasPassword {
                            SecondFactorSection(account: account, visitor: visitor, reader: reader).markup
                            if offersPasskeys {
                                PasskeySection(account: account, visitor: visitor, reader: reader).markup
                            }
                        }
                    }
                    div(.class("col")) {
                        open(reader)
                        TokenSection(
                            tokens: tokens, visitor: visitor, reader: reader,
                            asksPassword: account?.hasPassword == true
                        ).markup
                    }
                }
            })
    }

    private func sentence(_ reader: Reader) -> String {
        let sessions = reader.count(
            sessions.count, ("browser is signed in", "browsers are signed in"),
            ("navigateur est connecté", "navigateurs sont connectés"))
        let tokens =
            self.tokens.isEmpty
            ? reader.say("no token is in use", "aucun jeton n’est en usage")
            : reader.count(
                self.tokens.count, ("token is in use", "tokens are in use"),
                ("jeton est en usage", "jetons sont en usage"))
        return reader.say("\(sessions) as \(visitor.name), \(tokens).", "\(sessions) pour \(visitor.name), \(tokens).")
    }

    private func appearance(_ reader: Reader) -> Markup {
        section(.ariaLabelledBy("h-looks")) {
            h2(.id("h-looks")) { reader.say("How pages look", "Apparence") }
            nav(.class("filters"), .ariaLabel(reader.say("Language", "Langue"))) {
                for (language, name) in [(Language.english, "English"), (.french, "Français")] {
                    a(
                        .class("tab"), .lang(language.rawValue), .href(here.with("language", language.rawValue)),
                        .ariaCurrent(reader.language == language, as: "true")
                    ) { name }
                }
            }
            nav(.class("filters"), .ariaLabel(reader.say("Light or dark", "Clair ou sombre"))) {
                for (theme, name) in [
                    (Theme.automatic, reader.say("As the system", "Comme le système")),
                    (.light, reader.say("Light", "Clair")), (.dark, reader.say("Dark", "Sombre")),
                ] {
                    a(
                        .class("tab"), .href(here.with("theme", theme.rawValue)),
                        .ariaCurrent(reader.theme == theme, as: "true")
                    ) { name }
                }
            }
        }
    }

    private func password(_ reader: Reader) -> Markup {
        section(.ariaLabelledBy("h-password")) {
            h2(.id("h-password")) { reader.say("Password", "Mot de passe") }
            p(.class("note")) {
                reader.say(
                    "A new one ends every session, this one too.",
                    "En changer met fin à toutes les sessions, celle-ci comprise.")
            }
            PostForm(link: Link("settings", "password"), visitor: visitor)() {
                PresentPasswordField(reader: reader).markup
                NewPasswordField(reader: reader).markup
                button(.class("button")) { reader.say("Change it", "Le changer") }
            }
        }
    }

    private func open(_ reader: Reader) -> Markup {
        section(.ariaLabelledBy("h-sessions")) {
            div(.class("sh")) {
                h2(.id("h-sessions")) { reader.say("Where you are signed in", "Où vous êtes connecté") }
                PostForm(link: Link("logout"), visitor: visitor)() {
                    button(.class("button small")) { reader.say("Sign out", "Se déconnecter") }
                }
            }
            table(.class("rows")) {
                thead {
                    tr {
                        th { reader.say("Browser", "Navigateur") }
                        th(.class("n w-m")) { reader.say("Last seen", "Vu") }
                        th(.class("n w-xs")) { span(.class("vh")) { reader.say("End", "Fin") } }
                    }
                }
                tbody { for session in sessions { row(session, reader) } }
            }
        }
    }

    private func row(_ session: Session, _ reader: Reader) -> Markup {
        tr {
            th(.scope("row")) {
                BrowserName(session.agent).text(reader)
                if session.id == visitor.session { b { reader.say(", this one", ", celui-ci") } }
                span(.class("sub")) {
                    if let address = session.address { "\(address) · " }
                    reader.since(session.openedAt)
                }
            }
            td(.class("n")) { reader.age(session.seenAt) }
            td(.class("n")) {
                if session.id != visitor.session {
                    PostForm(
                        link: Link("settings", "end-session"), visitor: visitor, hidden: [("session", session.id)])() {
                            button(.class("button small")) { reader.say("End", "Clore") }
                        }
                }
            }
        }
    }
}

/// The field for the password of now: what changes an account takes more than a screen that was left open.
struct PresentPasswordField {
    let reader: Reader

    var markup: Markup {
        label(.class("field")) {
            reader.say("Present password", "Mot de passe actuel")
            input(
                .type("password"), .name("current"), .required(), .autocomplete("current-password"), .maxLength(1024))
        }
    }
}

/// What a browser is called by people, not by itself.
struct BrowserName {
    let agent: String?

    init(_ agent: String?) {
        self.agent = agent
    }

    func text(_ reader: Reader) -> String {
        guard let agent else { return reader.say("Unknown browser", "Navigateur inconnu") }
        let browser = [("Firefox/", "Firefox"), ("Edg/", "Edge"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]
            .first { agent.contains($0.0) }?.1
        let system = [
            ("Android", "Android"), ("iPhone", "iPhone"), ("Mac OS X", "macOS"), ("Windows", "Windows"),
            ("Linux", "Linux"),
        ].first { agent.contains($0.0) }?.1
        guard let browser else { return String(agent.prefix(60)) }
        return system.map { reader.say("\(browser) on \($0)", "\(browser) sous \($0)") } ?? browser
    }
}
