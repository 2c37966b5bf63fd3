import VigieLedger
import VigieStore

extension Access {
    /// Forgets somebody who has left: their account, sessions and tokens, and whom their pseudonym in the ledger
    /// meant. The ledger itself stays as it is, and says nothing about them any more.
    ///
    /// - Throws: `AccessError.unknownPerson` if nothing was known of them.
    package func forget(_ person: String, by identity: Identity) async throws {
        let account = try await accounts.drawer.find(person)
        let sessions = try await sessions.drawer.all().filter { $0.value.person == person }
        let tokens = try await tokens.drawer.all().filter { $0.value.person == person }
        guard try await chronicle.vault.knows(person) || account != nil else {
            throw AccessError.unknownPerson(person)
        }
        let actor = try await chronicle.actor(person)
        _ = try await chronicle.store.commit(
            sessions.map { self.sessions.drawer.removing($0.name) }
                + tokens.map { self.tokens.drawer.removing($0.name) }
                + [
                    accounts.drawer.removing(person), signIn.throttle.forgetting(person),
                    try chronicle.entry(AccessChanged(.personForgotten), about: actor, by: identity.actor),
                ])
        try await chronicle.vault.erase(person)
    }
}
