package import VigiePlan
package import VigieReadiness

/// Gives people a role, everywhere or in some chapters.
package struct RoleBinding: ResourceSpec {
    package static let kind = "RoleBinding"
    package static let summary = "Gives people a role, everywhere or in some chapters."

    package let role: Role
    package let people: [Reference<Person>]
    package let teams: [Reference<Team>]
    /// `nil` for all of them, those to come included.
    package let chapters: [ChapterName]?

    package init(from fields: inout Fields) {
        role = fields.required(
            "role", .choice(Role.self),
            "What they may do: look (viewer), start and cancel (operator), agree (approver), or all of it (admin).")
        people = fields.optional("people", .list(of: .reference(to: Person.self)), default: [], "Who is given it.")
        teams = fields.optional(
            "teams", .list(of: .reference(to: Team.self)), default: [], "Teams whose members are given it.")
        chapters = fields.optional(
            "chapters", .list(of: .choice(ChapterName.self), atLeast: 1),
            "The chapters it holds in; without this, everywhere.")
    }
}
