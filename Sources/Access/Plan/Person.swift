import JSONTree
package import VigiePlan
package import Wording

/// Somebody who uses Vigie, or is told by it.
package struct Person: ResourceSpec {
    package static let kind = "Person"
    package static let summary = "Somebody who uses Vigie, or is told by it."

    package let displayName: String?
    package let email: String?
    package let language: Language?
    package let identities: [OpenIDIdentity]

    package init(from fields: inout Fields) {
        displayName = fields.optional("displayName", .string, "The name people know them by; otherwise the resource's.")
        email = fields.optional("email", .emailAddress, "Where they read mail; one person's alone.")
        language = fields.optional(
            "language", .choice(Language.self), "The language they are spoken to in; otherwise the platform's first.")
        identities = fields.optional(
            "identities", .list(of: .object(OpenIDIdentity.self)), default: [],
            "Who they are to identity providers; by these they sign in there.")
    }

    /// Two people who cannot be told apart are one person with the rights of both.
    package static func check(_ plan: Plan) -> [Diagnostic] {
        PeopleApart(plan: plan).diagnostics
    }
}

/// Who a person is to an identity provider.
package struct OpenIDIdentity: PlanObject {
    package let provider: Reference<IdentityProvider>
    package let subject: String

    package init(from fields: inout Fields) {
        provider = fields.required("provider", .reference(to: IdentityProvider.self), "The provider.")
        subject = fields.required(
            "subject", .string, "What the provider calls them for good: the `sub` of its ID tokens.")
    }
}

extension Shape where Value == String {
    /// An address of electronic mail, as a mailbox is written on an envelope.
    static var emailAddress: Shape<String> {
        parsed(
            "an e-mail address", example: "ada@example.org", pattern: "^[^@\\s<>\"]+@[^@\\s<>\"]+$", standIn: ""
        ) { text in
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            let isPlain = text.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 32 && $0.value != 127 }
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), isPlain, text.utf8.count <= 254,
                !text.contains(where: { "<>\"(),;:\\".contains($0) })
            else { throw ShapeProblem("is not an e-mail address", hint: "write it like ada@example.org") }
            return text
        } write: {
            .string($0)
        }
    }
}
