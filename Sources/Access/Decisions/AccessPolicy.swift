package import VigiePlan
package import VigieReadiness

/// Who may do what, by the plan's role bindings.
package struct AccessPolicy: Sendable {
    /// One role that somebody has, and where it comes from.
    package struct Grant: Sendable {
        package let person: String
        package let role: Role
        /// `nil` for everywhere.
        package let chapters: [ChapterName]?
        package let binding: String
        package let team: String?
    }

    package let plan: Plan
    package let grants: [Grant]
    private let roles: [String: Roles]

    package init(plan: Plan) {
        self.plan = plan
        grants = Self.grants(in: plan)
        roles = grants.reduce(into: [:]) { roles, grant in
            roles[grant.person, default: .none].grant(grant.role, in: grant.chapters)
        }
    }

    /// Whether the plan says anything about access. Until it does, only the founder may come in.
    package var isDeclared: Bool { !plan.all(RoleBinding.self).isEmpty }

    /// What a person of the plan may do.
    package func roles(of person: String) -> Roles {
        roles[person] ?? .none
    }

    /// What an account may do. Who used the setup link is admin until the plan says who is.
    package func roles(of person: String, isFounder: Bool) -> Roles {
        isFounder && !isDeclared ? .everywhere(.admin) : roles(of: person)
    }

    package func person(_ name: String) -> Resource<Person>? {
        plan.find(Person.self, name)
    }

    /// The people of the plan who have a role, by name.
    package var people: [String] { roles.keys.sorted() }

    private static func grants(in plan: Plan) -> [Grant] {
        plan.all(RoleBinding.self).flatMap { binding in
            let spec = binding.spec
            func grant(_ person: String, _ team: String?) -> Grant {
                Grant(person: person, role: spec.role, chapters: spec.chapters, binding: binding.name, team: team)
            }
            let members = spec.teams.flatMap { team in
                (plan.resolve(team)?.spec.members ?? []).map { grant($0.name, team.name) }
            }
            return spec.people.map { grant($0.name, nil) } + members
        }
    }
}
