package import Wording

/// Somebody who was let in.
package struct Identity: Hashable, Sendable {
    /// How they came in.
    package enum Credential: Hashable, Sendable {
        /// A browser's session, by its id.
        case session(String)
        /// A program's token, by its id.
        case token(String)
        /// The command line beside the records: who may read their files may do everything.
        case commandLine
    }

    /// As runs and the ledger name them: `person/` and a pseudonym.
    package let actor: String
    /// The name of the `Person` in the plan, or of the account.
    package let person: String
    /// The name that people know them by.
    package let displayName: String
    package let language: Language?
    package let roles: Roles
    package let credential: Credential

    package init(
        actor: String, person: String, displayName: String, language: Language? = nil, roles: Roles,
        credential: Credential
    ) {
        self.actor = actor
        self.person = person
        self.displayName = displayName
        self.language = language
        self.roles = roles
        self.credential = credential
    }

    package func decide(_ action: Action) -> AccessDecision {
        roles.decide(action)
    }

    package func may(_ action: Action) -> Bool {
        decide(action).isAllowed
    }
}
