/// The smallest change that takes away a right: a role with one rule less, or a binding with one subject less.
package enum Remedy: Hashable, Sendable {
    /// The role as it should be: the rule no longer speaks of the resource.
    case narrow(RoleObject)
    /// The binding as it should be, without the subject; with nobody left it can be deleted.
    case unbind(BindingObject, without: Subject)

    /// - Parameters:
    ///   - grant: the rule that causes it.
    ///   - principal: who should not have it.
    ///   - resource: what it should not be about, such as `secrets`.
    ///   - isUnwanted: whether a subject should not have it either. If nobody should, the role itself is wrong.
    package init?(
        taking resource: String, from grant: Grant, of principal: Principal, in index: RBACIndex,
        whereUnwanted isUnwanted: (Subject) -> Bool
    ) {
        let holders = index.bindings.filter { $0.roleKey == grant.role.key }.flatMap(\.subjects)
        // A wildcard cannot be made to say "everything but"; and the cluster's own roles are restored when it starts.
        let canNarrow =
            grant.rule.resources.contains(resource) && grant.role.aggregates == nil
            && grant.role.labels["kubernetes.io/bootstrapping"] == nil
        if canNarrow, holders.allSatisfy(isUnwanted) {
            self = .narrow(grant.role.without(resource, inRule: grant.index))
            return
        }
        guard let subject = grant.binding.subjects.first(where: principal.subjects.contains) else { return nil }
        var binding = grant.binding
        binding.subjects.removeAll { $0 == subject }
        self = .unbind(binding, without: subject)
    }
}

extension RoleObject {
    fileprivate func without(_ resource: String, inRule index: Int) -> RoleObject {
        var role = self
        role.rules[index].resources.removeAll { $0 == resource }
        if role.rules[index].resources.isEmpty { role.rules.remove(at: index) }
        return role
    }
}
