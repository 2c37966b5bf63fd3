import VigiePlan
import VigieReadiness

/// Whether what a plan says about access can be lived with.
struct AccessCheck {
    private let plan: Plan
    private let policy: AccessPolicy

    init(plan: Plan) {
        self.plan = plan
        policy = AccessPolicy(plan: plan)
    }

    var diagnostics: [Diagnostic] {
        administrators + bindings + people + teams + approvers
    }

    /// Nobody could change who may do what but those who reach the server.
    private var administrators: [Diagnostic] {
        guard policy.isDeclared, !policy.people.contains(where: { policy.roles(of: $0).everywhere == .admin }),
            let first = plan.all(RoleBinding.self).min(by: { $0.position < $1.position })
        else { return [] }
        return [
            .error(
                "access.no-admin", "nobody is admin everywhere", at: first.position,
                hint: "add a RoleBinding with role: admin and no chapters")
        ]
    }

    private var bindings: [Diagnostic] {
        plan.all(RoleBinding.self).compactMap { binding in
            guard !policy.grants.contains(where: { $0.binding == binding.name }) else { return nil }
            let isNamed = !binding.spec.teams.isEmpty
            return .error(
                "access.binding-reaches-nobody", "the role \(binding.spec.role.rawValue) is given to nobody",
                at: isNamed ? binding.position(of: "teams") : binding.position,
                hint: isNamed ? "its teams have no members; add some" : "name people or teams, or remove the binding")
        }
    }

    private var people: [Diagnostic] {
        guard policy.isDeclared else { return [] }
        return plan.all(Person.self).compactMap { person in
            guard policy.roles(of: person.name).isEmpty else { return nil }
            return .warning(
                "access.no-role", "'\(person.name)' has no role, and cannot come in", at: person.position,
                hint: "name them in a RoleBinding, or in a team that one names")
        }
    }

    private var teams: [Diagnostic] {
        let bound = Set(plan.all(RoleBinding.self).flatMap(\.spec.teams).map(\.name))
        return plan.all(Team.self).compactMap { team in
            if team.spec.members.isEmpty, !bound.contains(team.name) {
                return .warning(
                    "access.team-empty", "the team '\(team.name)' has no members", at: team.position(of: "members"),
                    hint: "add some, or remove the team")
            }
            let twice = Dictionary(grouping: team.spec.members, by: \.name).values.first { $0.count > 1 }
            guard let twice else { return nil }
            return .warning(
                "access.member-twice", "'\(twice[0].name)' is in the team '\(team.name)' twice",
                at: twice[1].position, hint: "once is enough")
        }
    }

    /// Somebody who is the only one to agree waits for ever where the one who asks may not.
    private var approvers: [Diagnostic] {
        guard policy.isDeclared else { return [] }
        let lonely = Dictionary(
            grouping: ChapterName.allCases.compactMap { chapter in
                able(.approve(chapter)).count == 1 ? able(.approve(chapter)).first.map { ($0, chapter) } : nil
            }, by: \.0)
        return lonely.sorted { $0.key < $1.key }.compactMap { person, places in
            let chapters = places.map(\.1)
            let alone = chapters.allSatisfy { able(.operate($0)) == [person] }
            let place =
                chapters.count == ChapterName.allCases.count
                ? "" : " in \(chapters.map(\.rawValue).joined(separator: ", "))"
            return .warning(
                "access.one-approver",
                "only '\(person)' may approve\(place)"
                    + (alone ? ", and is the only one who starts anything there" : ""),
                at: binding(that: person, in: chapters[0])?.position,
                hint: "what has to be approved by another, or by two, waits for ever; make somebody else an approver")
        }
    }

    private func able(_ action: Action) -> [String] {
        policy.people.filter { policy.roles(of: $0).decide(action).isAllowed }
    }

    private func binding(that person: String, in chapter: ChapterName) -> Resource<RoleBinding>? {
        let grant = policy.grants.first { grant in
            grant.person == person && grant.role >= .approver && (grant.chapters?.contains(chapter) ?? true)
        }
        return grant.flatMap { plan.find(RoleBinding.self, $0.binding) }
    }
}
