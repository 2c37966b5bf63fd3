package import VigiePlan

/// People who are given roles, and told things, together.
package struct Team: ResourceSpec {
    package static let kind = "Team"
    package static let summary = "People who are given roles, and told things, together."

    package let displayName: String?
    package let members: [Reference<Person>]

    package init(from fields: inout Fields) {
        displayName = fields.optional("displayName", .string, "The name people know it by; otherwise its own.")
        members = fields.required("members", .list(of: .reference(to: Person.self)), "Who belongs to it.")
    }
}
