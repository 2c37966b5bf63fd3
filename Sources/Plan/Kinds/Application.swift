/// Something that users use and that can be up or down.
package struct Application: ResourceSpec {
    /// How much hangs on it.
    package enum Tier: String, CaseIterable, Sendable, Codable {
        case critical
        case important
        case standard
    }

    package static let kind = "Application"
    package static let summary = "Something that users use and that can be up or down."

    package let displayName: String?
    package let tier: Tier
    package let owner: String?
    package let dependsOn: [ResourceIdentifier]

    package init(from fields: inout Fields) {
        displayName = fields.optional("displayName", .string, "The name people know it by; otherwise its own.")
        tier = fields.optional("tier", .choice(Tier.self), default: .standard, "How much hangs on it.")
        owner = fields.optional("owner", .string, "Who answers for it: a person or a team.")
        dependsOn = fields.optional(
            "dependsOn", .list(of: .identifier(of: [Application.self, Database.self])), default: [],
            "What it cannot do without: other applications and databases, as Kind/name.")
    }

    package static func check(_ plan: Plan) -> [Diagnostic] {
        DependencyCycles(of: plan).diagnostics
    }
}
