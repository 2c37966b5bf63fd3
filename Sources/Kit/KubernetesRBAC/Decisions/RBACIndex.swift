/// The roles and bindings of a cluster, arranged by whom they concern.
package struct RBACIndex: Sendable {
    package let roles: [RoleObject]
    package let bindings: [BindingObject]
    private let grants: [Subject: [Grant]]

    package init(roles: [RoleObject], bindings: [BindingObject]) {
        self.roles = roles
        self.bindings = bindings
        let byKey = Dictionary(roles.map { ($0.key, $0) }) { first, _ in first }
        var grants: [Subject: [Grant]] = [:]
        for binding in bindings {
            // A binding may stand before its role does; until then it gives nothing.
            guard let role = binding.roleKey.flatMap({ byKey[$0] }) else { continue }
            let given = role.rules.indices.map { Grant(binding: binding, role: role, index: $0) }
            for subject in Set(binding.subjects) { grants[subject, default: []] += given }
        }
        self.grants = grants
    }

    /// Every rule that somebody has.
    package func grants(of principal: Principal) -> [Grant] {
        principal.subjects.flatMap { grants[$0] ?? [] }
    }

    /// What the API server's authorizer would say, with the rule that makes it say so.
    package func allows(_ principal: Principal, _ request: ResourceRequest) -> Decision {
        if principal.isMaster { return .master }
        return grants(of: principal).first { $0.allows(request) }.map { .allowed($0) } ?? .denied
    }

    package enum Decision: Hashable, Sendable {
        case allowed(Grant)
        /// A member of `system:masters`, whom no role can hold back.
        case master
        case denied

        package var isAllowed: Bool { self != .denied }
    }

    /// Everybody whom a binding names, other than the API server's own parts.
    package var subjects: [Subject] {
        Set(bindings.flatMap(\.subjects)).sorted()
    }
}
