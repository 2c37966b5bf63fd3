import Surroundings
import VigieLedger
package import VigiePlan
import VigieStore

/// The accounts that are kept here: for who has no identity provider, or wants to disable somebody at once.
package struct Accounts: Sendable {
    static let collection = "access.accounts"

    let chronicle: Chronicle
    package let passwords: Passwords
    let drawer: Drawer<Account>
    let authenticators: AuthenticatorKey

    var store: any Store { chronicle.store }
    var world: World { chronicle.world }

    init(chronicle: Chronicle, passwords: Passwords, keys: String) {
        self.chronicle = chronicle
        self.passwords = passwords
        authenticators = AuthenticatorKey(in: keys, world: chronicle.world)
        drawer = Drawer(store: chronicle.store, collection: Self.collection)
    }

    package func list() async throws -> [Account] {
        try await drawer.all().map(\.value)
    }

    package func find(_ person: String) async throws -> Account? {
        PersonName.isValid(person) ? try await drawer.find(person)?.value : nil
    }

    /// Makes an account with a password.
    package func add(_ person: String, password: Secret, by identity: Identity) async throws {
        var account = try await newAccount(person, password: password)
        account.isFounder = false
        do {
            try await write(
                [try drawer.adding(account, as: person)], AccessChanged(.accountMade), about: person, by: identity)
        } catch StoreError.conflict {
            throw AccessError.accountExists(person)
        }
    }

    /// Gives an account another password, and ends its sessions.
    package func setPassword(of person: String, to password: Secret, by identity: Identity) async throws {
        try refuseWeak(password, for: person)
        let hash = try await passwords.hash(password)
        try await change(person, AccessChanged(.passwordChanged), by: identity) { account in
            account.password = hash
            account.passwordChangedAt = world.now()
            account.endSessions(because: .passwordChanged)
        }
    }

    /// Keeps somebody out at once, whatever the plan says: their sessions and tokens too. Also for people who sign in
    /// at a provider and have no account here yet.
    package func disable(_ person: String, by identity: Identity, under policy: AccessPolicy) async throws {
        if try await drawer.find(person) == nil {
            guard policy.person(person) != nil else { throw AccessError.unknownPerson(person) }
            var account = Account(person: person, createdAt: world.now())
            account.isDisabled = true
            account.endSessions(because: .accountDisabled)
            return try await write(
                [try drawer.adding(account, as: person)], AccessChanged(.accountDisabled), about: person, by: identity)
        }
        try await change(person, AccessChanged(.accountDisabled), by: identity) { account in
            account.isDisabled = true
            account.endSessions(because: .accountDisabled)
        }
    }

    package func enable(_ person: String, by identity: Identity) async throws {
        try await change(person, AccessChanged(.accountEnabled), by: identity) { $0.isDisabled = false }
    }

    /// The account that the setup link makes, not yet stored.
    func founder(_ person: String, password: Secret) async throws -> Account {
        var account = try await newAccount(person, password: password)
        account.isFounder = true
        return account
    }

    /// Changes an account as it is now, and records it in the same commit.
    func change(
        _ person: String, _ evidence: AccessChanged, by identity: Identity, _ body: (inout Account) throws -> Void
    ) async throws {
        try await retryingConflicts {
            guard var sheet = try await drawer.find(person) else { throw AccessError.unknownPerson(person) }
            try body(&sheet.value)
            try await write([try drawer.replacing(sheet)], evidence, about: person, by: identity)
        }
    }

    private func write(
        _ changes: [Change], _ evidence: AccessChanged, about person: String, by identity: Identity
    ) async throws {
        let actor = try await chronicle.actor(person)
        _ = try await store.commit(changes + [try chronicle.entry(evidence, about: actor, by: identity.actor)])
    }

    private func newAccount(_ person: String, password: Secret) async throws -> Account {
        guard PersonName.isValid(person) else { throw AccessError.badPersonName(person) }
        try refuseWeak(password, for: person)
        var account = Account(person: person, createdAt: world.now())
        account.password = try await passwords.hash(password)
        account.passwordChangedAt = account.createdAt
        return account
    }

    private func refuseWeak(_ password: Secret, for person: String) throws {
        if let weakness = PasswordRules.weakness(of: password.reveal(), for: person) {
            throw AccessError.weakPassword(weakness)
        }
    }
}
