/// Whether somebody may do something, and why not.
package enum AccessDecision: Hashable, Sendable {
    case allowed
    case refused(needs: Role, has: Role?)

    package var isAllowed: Bool { self == .allowed }
}

extension Roles {
    /// The one place where it is decided who may do what.
    package func decide(_ action: Action) -> AccessDecision {
        let role = action == .enter ? highest : role(in: action.chapter)
        guard let role, role >= action.needs else { return .refused(needs: action.needs, has: role) }
        return .allowed
    }
}
