/// A rule that somebody has, and how they came by it.
package struct Grant: Hashable, Sendable {
    package let binding: BindingObject
    package let role: RoleObject
    /// The rule's place in the role.
    package let index: Int

    package var rule: PolicyRule { role.rules[index] }

    /// Where it holds; `nil` for everywhere.
    package var namespace: String? { binding.namespace }

    /// Whether it lets a request through.
    package func allows(_ request: ResourceRequest) -> Bool {
        (namespace == nil || namespace == request.namespace) && rule.allows(request)
    }
}

extension Grant: CustomStringConvertible {
    package var description: String {
        let place = binding.namespace.map { "\($0)/" } ?? ""
        let from = role.namespace.map { "\($0)/" } ?? ""
        return "\(binding.kind) \(place)\(binding.name) gives \(role.kind) \(from)\(role.name), rule \(index + 1)"
    }
}
