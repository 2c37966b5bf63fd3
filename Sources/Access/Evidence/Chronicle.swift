import Crypto
import JSONTree
import Surroundings
import VigieLedger
import VigieStore

/// Writes about people into the ledger, without their names or addresses.
struct Chronicle: Sendable {
    /// Who did it where nobody did: the program itself.
    static let system = "vigie"
    private static let keys = "access.keys"

    let store: any Store
    let ledger: Ledger
    let world: World
    let vault: PersonVault

    init(store: any Store, ledger: Ledger, world: World) {
        self.store = store
        self.ledger = ledger
        self.world = world
        vault = PersonVault(store: store, world: world)
    }

    /// The name under which the ledger knows a person.
    func actor(_ person: String) async throws -> String {
        try await vault.actor(of: person)
    }

    /// An entry about a person, to be written together with what it tells of.
    func entry(
        _ evidence: some Evidence, about subject: String, by actor: String, key: String? = nil
    ) throws -> VigieStore.Change {
        .appendEntry(try ledger.draft(evidence, subject: subject, actor: actor, key: key))
    }

    /// What stands for an address in the ledger. The key stays in this Vigie: without it the digest says nothing.
    func source(_ visit: Visit) async throws -> String? {
        guard let address = visit.address else { return nil }
        let code = HMAC<SHA256>.authenticationCode(for: Array(address.utf8), using: try await key())
        return String(Base32.encode(code).prefix(16))
    }

    /// The key for what must not be guessed from outside; made at first use.
    func key() async throws -> SymmetricKey {
        let drawer = Drawer<String>(store: store, collection: Self.keys)
        return try await retryingConflicts {
            if let sheet = try await drawer.find("addresses") { return SymmetricKey(data: Array(sheet.value.utf8)) }
            let made = Base32.encode(world.random.bytes(32))
            _ = try await store.commit([try drawer.adding(made, as: "addresses")])
            return SymmetricKey(data: Array(made.utf8))
        }
    }
}
