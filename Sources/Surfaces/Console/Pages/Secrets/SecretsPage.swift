import HTML
import Surroundings
import VigieAccess
import VigieClient
import VigieReadiness

/// The secrets of the plan: how old they are, where their sealed copies lie, and who can read them.
struct SecretsPage: Sendable {
    let secrets: [SecretFacts]
    let escrows: [EscrowFacts]
    let managers: [ManagerFacts]
    let namespaces: [NamespaceFacts]
    let audits: [AuditFacts]
    let grants: [GrantFacts]
    /// The ways in that the plan keeps for emergencies.
    let ways: [String]
    let omitted: Int
    let visitor: Visitor

    /// A page stays a page; the plan has all of them.
    private static let most = 60

    init(of visit: PageVisit) async throws {
        let client = visit.client
        visitor = visit.visitor
        let resources = try await client.plan().resources
        func names(_ kind: String) -> [String] { resources.filter { $0.kind == kind }.map(\.name) }
        let changes = Dictionary(
            grouping: try await client.entries(EntryQuestion(kind: "secret.rotated", limit: 500)).items
                .compactMap(SecretChange.init), by: \.secret)
        var secrets: [SecretFacts] = []
        for name in names("Secret").prefix(Self.most) {
            let source = try await client.resource("Secret/\(name)").source
            secrets.append(SecretFacts(name, source: source, changes: changes[name] ?? []))
        }
        let now = visit.reader.now
        self.secrets = secrets.sorted { one, other in
            (one.standing(at: now), -(one.ratio(at: now) ?? 0), one.name)
                < (other.standing(at: now), -(other.ratio(at: now) ?? 0), other.name)
        }
        omitted = max(0, names("Secret").count - Self.most)
        var escrows: [EscrowFacts] = []
        for name in names("Escrow").prefix(12) {
            let source = try await client.resource("Escrow/\(name)").source
            escrows.append(try await EscrowFacts(name, source: source, of: client))
        }
        self.escrows = escrows
        audits = AuditFacts.newest(
            in: try await client.entries(EntryQuestion(kind: "access.audited", limit: 20)).items)
        grants = try await GrantFacts.all(of: client)
        ways = names("EmergencyAccess")
        namespaces = NamespaceFacts.newest(
            in: try await client.entries(EntryQuestion(kind: "secret.inventory", limit: 60)).items)
        var managers: [ManagerFacts] = []
        for entry in try await client.entries(EntryQuestion(kind: "secret.manager-evaluated", limit: 50)).items {
            guard let manager = ManagerFacts(entry), !managers.contains(where: { $0.name == manager.name }) else {
                continue
            }
            managers.append(manager)
        }
        self.managers = managers.sorted { ($0.score, $1.name) > ($1.score, $0.name) }
    }
}

extension SecretsPage {
    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .secrets, title: reader[Place.secrets.title], heading: heading(reader),
            lede: Markup {
                a(.href(Link(query: ["chapter": "secrets"]))) {
                    reader.say("The promises of this chapter", "Les promesses de ce chapitre")
                }
            },
            body: Markup {
                if secrets.isEmpty {
                    EmptyState(
                        title: reader.say("The plan names no secret.", "Le plan ne nomme aucun secret."),
                        text: reader.say(
                            "A Secret says where a secret lives, how old it may become, and who uses it. Then it is changed on time, and nobody notices. Its value is never in the plan, nor here.",
                            "Un Secret dit où vit un secret, quel âge il peut atteindre et qui l’emploie. Il est alors renouvelé à temps, sans que personne ne le remarque. Sa valeur n’est jamais dans le plan, ni ici."
                        ),
                        command: "vigie schema"
                    ).markup
                } else {
                    SecretTable(secrets: secrets, visitor: visitor, reader: reader).markup
                }
                if omitted > 0 {
                    p(.class("note")) {
                        reader.count(
                            omitted, ("more is in the plan.", "more are in the plan."),
                            ("autre figure au plan.", "autres figurent au plan."))
                    }
                }
                EmergencySection(grants: grants, ways: ways, reader: reader).markup
                for audit in audits { AuditSection(audit: audit, reader: reader).markup }
                InventorySection(namespaces: namespaces, reader: reader).markup
                EscrowSection(escrows: escrows, hasSecrets: !secrets.isEmpty, visitor: visitor, reader: reader).markup
                for manager in managers { ManagerSection(manager: manager, reader: reader).markup }
            })
    }

    @MarkupBuilder private func heading(_ reader: Reader) -> Markup {
        let standings = secrets.map { $0.standing(at: reader.now) }
        let overdue = standings.count { $0 == .overdue }
        let never = standings.count { $0 == .never }
        let kept = standings.count { $0 == .kept }
        if secrets.isEmpty {
            reader.say("No secret is looked after.", "Aucun secret n’est suivi.")
        } else {
            reader.say(
                secrets.count == 1
                    ? "\(kept) of 1 secret is as young as promised."
                    : "\(kept) of \(secrets.count) secrets \(kept == 1 ? "is" : "are") as young as promised.",
                kept < 2
                    ? "\(kept) secret sur \(secrets.count) a l’âge promis."
                    : "\(kept) secrets sur \(secrets.count) ont l’âge promis.")
            if overdue > 0 {
                " "
                em { reader.count(overdue, ("is overdue.", "are overdue."), ("est en retard.", "sont en retard.")) }
            } else if never > 0 {
                " "
                reader.count(
                    never, ("was never changed.", "were never changed."),
                    ("n’a jamais été renouvelé.", "n’ont jamais été renouvelés."))
            }
        }
    }
}
