import Surroundings
import VigiePlan
import VigieStore

/// The tokens that programs come in with. Every answer comes from the store, so what is revoked is over for all.
package struct APITokens: Sendable {
    package static let prefix = "vigie_"
    static let collection = "access.tokens"
    private static let separator: Character = "_"
    /// How exactly a token's last use is known: each use would otherwise be a write.
    private static let resolution = Duration.seconds(60)

    let chronicle: Chronicle
    let accounts: Drawer<Account>
    let drawer: Drawer<TokenRecord>

    private var store: any Store { chronicle.store }
    private var world: World { chronicle.world }

    init(chronicle: Chronicle) {
        self.chronicle = chronicle
        accounts = Drawer(store: chronicle.store, collection: Accounts.collection)
        drawer = Drawer(store: chronicle.store, collection: Self.collection)
    }

    /// Makes a token for its owner.
    ///
    /// - Parameters:
    ///   - roles: the most it may do; no more than its owner may.
    ///   - life: from a minute to a year.
    package func create(
        for person: String, label: String, roles: Roles, life: Duration, by identity: Identity,
        under policy: AccessPolicy
    ) async throws -> CreatedToken {
        guard life >= .seconds(60), life <= .seconds(366 * 86_400) else { throw AccessError.badTokenLife }
        let owner = try await ownersRoles(person, under: policy)
        guard !roles.isEmpty, roles.limited(to: owner) == roles else {
            throw AccessError.badTokenRoles(wanted: roles, owner: owner)
        }
        let (secret, now) = (BearerSecret(world), world.now())
        let record = TokenRecord(
            digest: secret.digest, person: person, actor: try await chronicle.actor(person),
            label: String(label.prefix(100)), roles: roles, createdAt: now, expiresAt: now + life)
        _ = try await store.commit([
            try drawer.adding(record, as: secret.id),
            try chronicle.entry(
                AccessChanged(.tokenCreated, object: secret.id, after: roles), about: record.actor, by: identity.actor),
        ])
        return CreatedToken(
            token: record.token(secret.id), text: secret.text(prefix: Self.prefix, separator: Self.separator))
    }

    /// Who a token speaks for, and what it may do now.
    package func authenticate(_ token: String, under policy: AccessPolicy) async throws -> Identity {
        guard let secret = BearerSecret(token, prefix: Self.prefix, separator: Self.separator),
            let sheet = try await drawer.find(secret.id), secret.matches(sheet.value.digest),
            sheet.value.token(secret.id).isGood(at: world.now())
        else { throw AccessError.unauthenticated }
        let record = sheet.value
        let account = try await accounts.find(record.person)?.value
        guard account?.isDisabled != true else { throw AccessError.unauthenticated }
        let owner = policy.roles(of: record.person, isFounder: account?.isFounder ?? false)
        let roles = record.roles.limited(to: owner)
        guard !roles.isEmpty else { throw AccessError.noRole(person: record.person) }
        try await touch(sheet)
        let spec = policy.person(record.person)?.spec
        return Identity(
            actor: record.actor, person: record.person, displayName: spec?.displayName ?? record.person,
            language: spec?.language, roles: roles, credential: .token(secret.id))
    }

    /// What a token may do now; `nil` where it is over.
    func roles(of id: String, under policy: AccessPolicy) async throws -> Roles? {
        guard let record = try await drawer.find(id)?.value, record.token(id).isGood(at: world.now()) else {
            return nil
        }
        let account = try await accounts.find(record.person)?.value
        guard account?.isDisabled != true else { return nil }
        let roles = record.roles.limited(
            to: policy.roles(of: record.person, isFounder: account?.isFounder ?? false))
        return roles.isEmpty ? nil : roles
    }

    /// All tokens, or those of one person: the newest first.
    package func list(of person: String? = nil) async throws -> [APIToken] {
        try await drawer.all().filter { person == nil || $0.value.person == person }
            .map { $0.value.token($0.name) }
            .sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
    }

    /// Ends a token; from then on no process accepts it. Once is enough: again changes nothing.
    ///
    /// - Parameter owner: whose it has to be; `nil` for whoever's.
    package func revoke(_ id: String, of owner: String?, by identity: Identity) async throws {
        try await retryingConflicts {
            guard var sheet = try await drawer.find(id), owner == nil || sheet.value.person == owner else {
                throw AccessError.unknownToken(id)
            }
            guard sheet.value.revokedAt == nil else { return }
            sheet.value.revokedAt = world.now()
            _ = try await store.commit([
                try drawer.replacing(sheet),
                try chronicle.entry(
                    AccessChanged(.tokenRevoked, object: id), about: sheet.value.actor, by: identity.actor),
            ])
        }
    }

    private func ownersRoles(_ person: String, under policy: AccessPolicy) async throws -> Roles {
        let account = try await accounts.find(person)?.value
        guard account != nil || policy.person(person) != nil else { throw AccessError.unknownPerson(person) }
        guard account?.isDisabled != true else { throw AccessError.accountDisabled }
        return policy.roles(of: person, isFounder: account?.isFounder ?? false)
    }

    /// Notes that a token is in use. If it was revoked meanwhile, it stays revoked and is not accepted.
    private func touch(_ sheet: Drawer<TokenRecord>.Sheet) async throws {
        let now = world.now()
        if let last = sheet.value.lastUsedAt, now - last < Self.resolution { return }
        var sheet = sheet
        sheet.value.lastUsedAt = now
        do {
            _ = try await store.commit([try drawer.replacing(sheet)])
        } catch StoreError.conflict {
            guard try await drawer.find(sheet.name)?.value.revokedAt == nil else { throw AccessError.unauthenticated }
        }
    }
}
