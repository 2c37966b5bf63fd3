package import VigieLedger

/// On whose behalf something is asked.
package struct Caller: Hashable, Sendable {
    private enum Name: Hashable, Sendable {
        case actor(String)
        case person(String)
    }

    private let name: Name

    /// - Parameter actor: as runs and the ledger name them: `person/` and a pseudonym.
    package init(actor: String) {
        name = .actor(actor)
    }

    /// Somebody who is known by name, such as who sits before the command line. Only once they do something does the
    /// vault say what the ledger calls them: to look on leaves no trace.
    package init(person: String) {
        name = .person(person)
    }

    /// As runs and the ledger name them.
    package func actor(in vault: PersonVault) async throws -> String {
        switch name {
        case .actor(let actor): actor
        case .person(let person): try await vault.actor(of: person)
        }
    }
}
