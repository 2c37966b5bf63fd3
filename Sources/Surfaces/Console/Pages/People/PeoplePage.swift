import HTML
import VigieAccess
import VigieClient
import VigiePlan
import VigieReadiness

/// Who may do what, who can sign in, and who was refused.
struct PeoplePage: Sendable {
    let people: [Someone]
    /// Whether the plan says who may do what.
    let isDeclared: Bool
    /// Only administrators see how others sign in.
    let showsAccounts: Bool
    let changes: [EntryView]
    let refused: [EntryView]

    struct Someone: Sendable {
        let name: String
        let displayName: String
        let roles: Roles
        let bindings: [String]
        let account: Account?
        let isInPlan: Bool
        /// Kept out, whatever the plan says.
        let isOut: Bool
    }

    init(_ visit: PageVisit, house: House) async throws {
        let policy = house.policy()
        let sees = visit.visitor.may(.administer())
        let all = try await house.access.accounts.list()
        let out = Set(all.filter(\.isDisabled).map(\.person))
        let accounts = sees ? all : []
        let byName = Dictionary(accounts.map { ($0.person, $0) }) { first, _ in first }
        let declared = policy.plan.all(Person.self).map(\.name)
        let names = Set(declared + policy.people + accounts.map(\.person) + [visit.visitor.identity.person])
        people = names.sorted().map { name in
            let account = byName[name]
            let own = name == visit.visitor.identity.person ? visit.visitor.identity.roles : nil
            return Someone(
                name: name, displayName: policy.person(name)?.spec.displayName ?? name,
                roles: own ?? policy.roles(of: name, isFounder: account?.isFounder ?? false),
                bindings: Set(policy.grants.filter { $0.person == name }.map(\.binding)).sorted(), account: account,
                isInPlan: policy.person(name) != nil, isOut: out.contains(name))
        }
        isDeclared = policy.isDeclared
        showsAccounts = sees
        changes = sees ? try await visit.client.entries(EntryQuestion(kind: "access.changed", limit: 12)).items : []
        refused = sees ? try await visit.client.entries(EntryQuestion(kind: "access.refused", limit: 12)).items : []
    }
}

extension PeoplePage {
    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .people, title: reader[Place.people.title], heading: .text(sentence(reader)),
            lede: .text(
                isDeclared
                    ? reader.say(
                        "Roles are given in the plan, so a change of them is a change in your repository.",
                        "Les rôles sont donnés dans le plan : les changer, c’est changer votre dépôt.")
                    : reader.say(
                        "The plan does not say yet who may do what; until it does, only the first person may come in.",
                        "Le plan ne dit pas encore qui peut quoi ; d’ici là, seule la première personne peut entrer.")),
            body: Markup {
                if !isDeclared { beginning(reader) }
                table(reader)
                entries(changes, reader.say("What was changed lately", "Derniers changements"), reader)
                entries(refused, reader.say("Who was refused lately", "Derniers refus"), reader)
            })
    }

    private func sentence(_ reader: Reader) -> String {
        let having = people.count { !$0.roles.isEmpty && !$0.isOut }
        let administrators = people.count { $0.roles.everywhere == .admin && !$0.isOut }
        let who = reader.count(
            having, ("person may come in", "people may come in"), ("personne peut entrer", "personnes peuvent entrer"))
        let all = reader.number(administrators)
        return who
            + reader.say(
                "; \(all) may do everything.", ", dont \(all) \(administrators > 1 ? "peuvent" : "peut") tout faire.")
    }

    private func beginning(_ reader: Reader) -> Markup {
        pre(.class("file"), .tabIndex(0)) {
            for line in Self.example.split(separator: "\n", omittingEmptySubsequences: false) {
                span(.class("ln")) { String(line) }
            }
        }
    }

    private static let example = """
        apiVersion: vigie.dev/v1
        kind: Person
        metadata: { name: ada }
        spec: { displayName: Ada Lovelace, language: fr }
        ---
        apiVersion: vigie.dev/v1
        kind: RoleBinding
        metadata: { name: administrators }
        spec: { role: admin, people: [ada] }
        """

    private func table(_ reader: Reader) -> Markup {
        HTML.table(.class("rows")) {
            thead {
                tr {
                    th { reader.say("Person", "Personne") }
                    th { reader.say("May", "Droits") }
                    th { reader.say("By", "Par") }
                    if showsAccounts { th(.class("w-xl")) { reader.say("Signs in with", "Se connecte avec") } }
                }
            }
            tbody { for person in people { row(person, reader) } }
        }
    }

    private func row(_ person: Someone, _ reader: Reader) -> Markup {
        tr {
            th(.scope("row")) {
                if person.isInPlan {
                    a(.class("link"), .href(Link("plan", "Person", person.name))) { person.displayName }
                } else {
                    person.displayName
                }
                if person.displayName != person.name { span(.class("sub")) { person.name } }
            }
            td { RolesText(roles: person.roles, reader: reader).markup }
            td { Markup.joined(person.bindings.map { ResourceLink("RoleBinding/\($0)").markup }, by: ", ") }
            if showsAccounts { td { means(person, reader) } }
        }
    }

    private func means(_ person: Someone, _ reader: Reader) -> Markup {
        guard let account = person.account else {
            return span(.class("dim")) { reader.say("no password here", "aucun mot de passe ici") }
        }
        let means = [
            account.hasPassword ? reader.say("password", "mot de passe") : nil,
            account.hasSecondFactor ? reader.say("second factor", "second facteur") : nil,
            account.passkeys.isEmpty
                ? nil
                : reader.count(account.passkeys.count, ("passkey", "passkeys"), ("clé d’accès", "clés d’accès")),
        ].compactMap(\.self).joined(separator: ", ")
        return Markup {
            means
            if account.isDisabled { span(.class("sub bad")) { reader.say("disabled", "désactivé") } }
            if !account.hasSecondFactor, account.hasPassword, account.passkeys.isEmpty {
                span(.class("sub warn")) { reader.say("no second factor", "sans second facteur") }
            }
        }
    }

    @MarkupBuilder private func entries(_ entries: [EntryView], _ title: String, _ reader: Reader) -> Markup {
        if !entries.isEmpty {
            section {
                h2 { title }
                AccessEntryTable(entries: entries, reader: reader).markup
            }
        }
    }
}

/// Roles in words: what holds everywhere, then what holds in chapters.
struct RolesText {
    let roles: Roles
    let reader: Reader

    var markup: Markup {
        var parts: [Markup] = []
        if let role = roles.everywhere { parts.append(b { Self.word(role, reader) }) }
        for (chapter, role) in roles.chapters.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            parts.append(
                .text(
                    "\(reader[chapter.title]) : \(Self.word(role, reader))".replacing(
                        " : ", with: reader.say(": ", " : "))))
        }
        return parts.isEmpty ? span(.class("dim")) { reader.say("nothing", "rien") } : .joined(parts, by: ", ")
    }

    static func word(_ role: Role, _ reader: Reader) -> String {
        switch role {
        case .viewer: reader.say("look", "regarder")
        case .operator: reader.say("start and cancel", "lancer et annuler")
        case .approver: reader.say("approve", "approuver")
        case .admin: reader.say("everything", "tout")
        }
    }
}
