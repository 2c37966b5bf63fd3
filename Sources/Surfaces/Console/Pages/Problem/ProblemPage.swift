import HTML
import Wording

/// What is shown instead of a page.
struct ProblemPage: Sendable {
    let problem: Problem

    var status: Int {
        switch problem.nature {
        case .usage: ["unknown", "missing", "not-found"].contains(where: problem.code.contains) ? 404 : 400
        case .refused: 403
        case .unreachable: 503
        case .failed: 422
        case .inconclusive: 500
        }
    }

    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: nil, title: reader.say("A problem", "Un problème"), heading: .text(heading(reader)),
            lede: ProblemText(problem, reader: reader).sentence,
            body: Markup {
                if let hint = ProblemText(problem, reader: reader).hint { p { hint } }
                p(.class("note")) { code { problem.code } }
                p { a(.href(Link())) { reader.say("Back to the promises", "Retour aux promesses") } }
            }, status: status)
    }

    private func heading(_ reader: Reader) -> String {
        switch problem.nature {
        case .usage where status == 404: reader.say("There is nothing here.", "Il n’y a rien ici.")
        case .usage: reader.say("That does not make sense.", "Cela n’a pas de sens.")
        case .refused: reader.say("That is not allowed.", "Ce n’est pas permis.")
        case .unreachable:
            reader.say("Something that is needed does not answer.", "Un élément nécessaire ne répond pas.")
        case .failed: reader.say("It is bad.", "Le résultat est mauvais.")
        case .inconclusive: reader.say("It could not be found out.", "On n’a pas pu le savoir.")
        }
    }

    static let nothingHere = ProblemPage(
        problem: Problem(
            code: "console.unknown-page", nature: .usage, title: "There is no such page.",
            hint: "Press Ctrl K and name what you are looking for."))
}
