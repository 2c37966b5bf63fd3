import HTML
import VigieClient
import VigieEngine
import VigieReadiness
import Wording

/// Everything that can be gone to by its name. The palette shows the same list.
struct FindPage: Sendable {
    let wish: String
    let found: [Found]

    struct Found: Sendable {
        let name: String
        let context: String
        let kind: String
        let link: Link
        /// What the wish is looked for in, beside the name.
        var aliases: [String] = []
    }

    private static let most = 14

    init(of visit: PageVisit) async throws {
        let reader = visit.reader
        wish = visit.query["q"] ?? ""
        var known = Self.pages(reader)
        known += Catalogue.controls.map { control in
            Found(
                name: reader[control.title], context: reader[control.chapter.title],
                kind: reader.say("promise", "promesse"), link: Link("readiness", control.id.rawValue),
                aliases: [control.id.rawValue, control.title.en, control.title.fr, control.seedLine])
        }
        known += try await visit.client.plan().resources.map { resource in
            Found(
                name: resource.name, context: resource.kind, kind: reader.say("resource", "ressource"),
                link: Link("plan", resource.kind, resource.name), aliases: [resource.identifier])
        }
        let procedures = try await visit.client.procedures()
        known += procedures.filter(\.isOffered).map { procedure in
            Found(
                name: reader[procedure.title], context: procedure.name, kind: reader.say("start", "lancer"),
                link: Link("start", procedure.name))
        }
        let titles = ProcedureTitles(procedures)
        known += try await visit.client.runs(RunQuestion(limit: 50)).items.map { run in
            Found(
                name: titles[run.procedure, reader], context: "\(run.subject) · \(run.id)",
                kind: reader.say("run", "exécution"), link: Link("runs", run.id),
                aliases: [run.summaryText.map { reader[$0] } ?? run.summary ?? ""])
        }
        found = Self.best(known, for: wish)
    }

    private static func pages(_ reader: Reader) -> [Found] {
        let places: [Place] = [.readiness, .today, .runs, .backups, .secrets, .plan, .ledger, .people, .settings]
        let pages = places.map { place in
            Found(
                name: reader[place.title], context: "", kind: reader.say("page", "page"), link: place.link,
                aliases: [place.title.en, place.title.fr])
        }
        return pages + [
            Found(
                name: reader.say("Start a run", "Lancer une exécution"), context: "", kind: reader.say("page", "page"),
                link: Link("start")),
            Found(
                name: reader.say("Verify the ledger", "Vérifier le registre"), context: "",
                kind: reader.say("page", "page"), link: Link("ledger", "verify")),
        ]
    }

    /// Every word of the wish has to occur; a name that begins with it goes first.
    private static func best(_ known: [Found], for wish: String) -> [Found] {
        let words = wish.lowercased().split(separator: " ")
        let scored = known.enumerated().compactMap { place, found -> (Found, Int)? in
            let name = found.name.lowercased()
            let all = ([name, found.context, found.kind] + found.aliases).joined(separator: "\u{1}").lowercased()
            guard words.allSatisfy({ all.contains($0) }) else { return nil }
            let rank = name.hasPrefix(wish.lowercased()) ? 0 : words.allSatisfy { name.contains($0) } ? 1 : 2
            return (found, rank * 100_000 + place)
        }
        return scored.sorted { $0.1 < $1.1 }.prefix(most).map(\.0)
    }
}

extension FindPage {
    func list(_ reader: Reader) -> Markup {
        ul {
            for item in found {
                li {
                    a(.href(item.link)) {
                        span { item.name }
                        span(.class("tag")) { item.kind }
                        if !item.context.isEmpty { span(.class("sub")) { item.context } }
                    }
                }
            }
            if found.isEmpty { li { span { reader.say("Nothing is called that.", "Rien ne porte ce nom.") } } }
        }
    }

    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: nil, title: reader.say("Go to anything", "Aller à…"),
            heading: .text(
                wish.isEmpty
                    ? reader.say("Where to?", "Où aller ?")
                    : reader.count(
                        found.count, ("place for “\(wish)”", "places for “\(wish)”"),
                        ("lieu pour « \(wish) »", "lieux pour « \(wish) »"))),
            body: Markup {
                Tag.form(to: Link("find"), posts: false)(.class("row"), .role("search")) {
                    label(.class("vh"), .for("q")) { reader.say("Go to anything", "Aller à…") }
                    input(.id("q"), .type("search"), .name("q"), .value(wish), .autofocus())
                    button(.class("button")) { reader.say("Find", "Trouver") }
                }
                div(.class("found")) { list(reader) }
            })
    }
}
