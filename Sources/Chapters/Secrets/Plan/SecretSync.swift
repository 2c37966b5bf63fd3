package import VigiePlan

/// A second place of a secret, in a manager, that is kept the same: one of the two is its owner's, and the other
/// follows.
package struct SecretSync: PlanObject {
    package let with: SecretPath
    package let owner: SecretOwner
    package let interval: Duration

    package init(from fields: inout Fields) {
        with = fields.required("with", .object(SecretPath.self), "Where the other one is, in an OpenBao server.")
        owner = fields.required(
            "owner", .choice(SecretOwner.self),
            "Who changes it: vigie, and the manager's copy follows; or manager, and the place follows.")
        interval = fields.optional("every", .duration, default: .seconds(300), "How often the two are compared.")
        let interval = interval
        fields.refuse(
            when: interval < .seconds(10), at: "every", "nobody can keep up with that",
            hint: "write ten seconds at least")
    }
}

/// Whose word counts where two copies of a secret differ.
package enum SecretOwner: String, Codable, Sendable, CaseIterable {
    case vigie
    case manager
}
