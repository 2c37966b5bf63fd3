import HTML
import JSONTree
import Surroundings
import VigieClient

/// What Vigie knows how to do, and the form of one procedure's input.
struct StartPage: Sendable {
    let procedures: [ProcedureView]
    let chosen: ProcedureView?
    let resources: [ResourceView]
    let visitor: Visitor
    /// Makes pressing the button twice one run.
    let key: String

    init(_ name: String?, of visit: PageVisit) async throws {
        let procedures = try await visit.client.procedures().filter(\.isOffered)
        self.procedures = procedures
        chosen = try name.map { name in
            guard let known = procedures.first(where: { $0.name == name }) else {
                throw ProblemPage.nothingHere.problem
            }
            return known
        }
        resources = chosen == nil ? [] : try await visit.client.plan().resources
        visitor = visit.visitor
        key = visit.request.form["key"] ?? visit.reader.now.rfc3339
    }

    func start(_ visit: PageVisit) async throws -> PageResponse {
        guard let chosen else { throw ProblemPage.nothingHere.problem }
        let input = try ProcedureForm(procedure: chosen, resources: resources).value(filledIn: visit.request.form)
        let started = try await visit.client.start(
            RunOrder(procedure: chosen.name, input: input, idempotencyKey: "console/\(chosen.name)/\(key)"))
        return .seeOther(Link("runs", started.run.id))
    }
}

extension StartPage {
    func content(_ reader: Reader) -> PageContent {
        guard let chosen else { return choice(reader) }
        return PageContent(
            place: .runs, title: reader[chosen.title],
            trail: [
                .init(name: reader[Place.runs.title], link: Link("runs")),
                .init(name: reader.say("Start a run", "Lancer une exécution"), link: Link("start")),
            ],
            heading: .text("\(reader[chosen.title])."),
            lede: .text(
                reader.say(
                    "It is recorded before it begins, and goes on if this browser closes.",
                    "L’exécution est inscrite avant de commencer, et se poursuit si ce navigateur se ferme.")),
            body: PostForm(link: Link("start", chosen.name), visitor: visitor, hidden: [("key", key)])() {
                ProcedureForm(procedure: chosen, resources: resources).fields(reader)
                button(.class("button first")) { reader.say("Start it", "La lancer") }
            })
    }

    private func choice(_ reader: Reader) -> PageContent {
        PageContent(
            place: .runs, title: reader.say("Start a run", "Lancer une exécution"),
            trail: [.init(name: reader[Place.runs.title], link: Link("runs"))],
            heading: .text(
                reader.say(
                    "Vigie can do \(procedures.count) things here.", "Vigie sait faire \(procedures.count) choses ici.")
            ),
            lede: .text(
                reader.say(
                    "Schedules of the plan start them by themselves; a person can at any time.",
                    "Les calendriers du plan les lancent d’eux-mêmes ; une personne le peut à tout moment.")),
            body: table(.class("rows")) {
                thead {
                    tr {
                        th { reader.say("What", "Quoi") }
                        th(.class("w-xl")) { reader.say("Procedure", "Procédure") }
                    }
                }
                tbody {
                    for procedure in procedures {
                        tr {
                            th(.scope("row")) {
                                a(.class("link"), .href(Link("start", procedure.name))) { reader[procedure.title] }
                            }
                            td { code { procedure.name } }
                        }
                    }
                }
            })
    }
}
