import Surroundings
import VigieLedger
import VigiePlan
import VigieStore

/// The browsers that are signed in. Every answer comes from the store, so what one process ends is over for all.
package struct Sessions: Sendable {
    static let collection = "access.sessions"

    let chronicle: Chronicle
    let accounts: Drawer<Account>
    let drawer: Drawer<SessionRecord>
    let limits: SessionLimits

    var store: any Store { chronicle.store }
    var world: World { chronicle.world }

    init(chronicle: Chronicle, limits: SessionLimits) {
        self.chronicle = chronicle
        self.limits = limits
        accounts = Drawer(store: chronicle.store, collection: Accounts.collection)
        drawer = Drawer(store: chronicle.store, collection: Self.collection)
    }

    /// Lets somebody in who has proven who they are, and records that.
    ///
    /// - Parameters:
    ///   - epoch: of the account, as it was when the proof was looked at.
    ///   - with: what has to be written together with it.
    func open(
        _ person: String, method: SignInMethod, epoch: Int64, isFounder: Bool, from visit: Visit,
        under policy: AccessPolicy, with changes: [Change] = []
    ) async throws -> OpenedSession {
        let roles = policy.roles(of: person, isFounder: isFounder)
        guard !roles.isEmpty else { throw AccessError.noRole(person: person) }
        try await sweep()
        let (secret, now) = (BearerSecret(world), world.now())
        let actor = try await chronicle.actor(person)
        let record = SessionRecord(
            digest: secret.digest, person: person, actor: actor, method: method, openedAt: now, seenAt: now,
            expiresAt: now + limits.absolute, roles: roles, epoch: epoch, address: visit.address, agent: visit.agent)
        let login = AccessLogin(method: method, session: secret.id, source: try await chronicle.source(visit))
        _ = try await store.commit(
            changes + [
                try drawer.adding(record, as: secret.id),
                try chronicle.entry(login, about: actor, by: actor),
            ])
        return OpenedSession(
            session: record.session(secret.id), token: secret.text(),
            identity: identity(of: record, id: secret.id, under: policy))
    }

    /// Who a session's token belongs to.
    ///
    /// - Throws: `AccessError.unauthenticated` for a token that is nobody's, `.sessionEnded` for one that is no longer
    ///   good.
    package func authenticate(_ token: String, under policy: AccessPolicy) async throws -> Identity {
        guard let secret = BearerSecret(token), let sheet = try await drawer.find(secret.id),
            secret.matches(sheet.value.digest)
        else { throw AccessError.unauthenticated }
        let record = sheet.value
        let now = world.now()
        if let end = record.lapse(at: now, limits) {
            _ = try await store.commit([drawer.removing(sheet.name)])
            throw AccessError.sessionEnded(end)
        }
        let account = try await accounts.find(record.person)?.value
        if account?.isDisabled == true { throw try await revoke(sheet, .accountDisabled) }
        if let account, account.epoch != record.epoch {
            throw try await revoke(sheet, account.epochReason ?? .passwordChanged)
        }
        let roles = policy.roles(of: record.person, isFounder: account?.isFounder ?? false)
        if roles != record.roles || roles.isEmpty { throw try await revoke(sheet, .rolesChanged, roles: roles) }
        try await touch(sheet, at: now)
        return identity(of: record, id: sheet.name, under: policy)
    }

    /// What a session's owner may do by it now; `nil` where it is over, or would be if it were used.
    func roles(of id: String, under policy: AccessPolicy) async throws -> Roles? {
        guard let record = try await drawer.find(id)?.value, record.lapse(at: world.now(), limits) == nil else {
            return nil
        }
        let account = try await accounts.find(record.person)?.value
        guard account?.isDisabled != true, account.map({ $0.epoch == record.epoch }) ?? true else { return nil }
        let roles = policy.roles(of: record.person, isFounder: account?.isFounder ?? false)
        return roles == record.roles && !roles.isEmpty ? roles : nil
    }

    /// The sessions of one person that are still good, the one used last first.
    package func list(of person: String) async throws -> [Session] {
        let now = world.now()
        let epoch = try await accounts.find(person)?.value.epoch ?? 0
        return try await drawer.all()
            .filter { $0.value.person == person && $0.value.epoch == epoch && $0.value.lapse(at: now, limits) == nil }
            .map { $0.value.session($0.name) }
            .sorted { $0.seenAt > $1.seenAt }
    }

    /// Ends a session; from then on no process accepts it.
    ///
    /// - Parameter owner: whose it has to be; `nil` for whoever's.
    package func end(
        _ id: String, of owner: String?, by identity: Identity, because reason: SessionEnd = .endedByOwner
    ) async throws {
        guard let sheet = try await drawer.find(id), owner == nil || sheet.value.person == owner else {
            throw AccessError.unknownSession(id)
        }
        let change = AccessChanged(.sessionEnded, object: id, reason: reason.rawValue)
        _ = try await store.commit([
            drawer.removing(id),
            try chronicle.entry(
                change, about: sheet.value.actor, by: identity.actor, key: "access/session/\(id)/ended"),
        ])
    }

    private func revoke(
        _ sheet: Drawer<SessionRecord>.Sheet, _ end: SessionEnd, roles: Roles? = nil
    ) async throws -> AccessError {
        let change = AccessChanged(
            roles == nil ? .sessionEnded : .rolesChanged, object: sheet.name,
            before: roles == nil ? nil : sheet.value.roles, after: roles, reason: end.rawValue)
        _ = try await store.commit([
            drawer.removing(sheet.name),
            try chronicle.entry(
                change, about: sheet.value.actor, by: Chronicle.system, key: "access/session/\(sheet.name)/ended"),
        ])
        return .sessionEnded(end)
    }

    /// Notes that a session is in use. If it was ended meanwhile, it stays ended.
    private func touch(_ sheet: Drawer<SessionRecord>.Sheet, at now: Timestamp) async throws {
        guard now - sheet.value.seenAt >= limits.resolution else { return }
        var sheet = sheet
        sheet.value.seenAt = now
        do {
            _ = try await store.commit([try drawer.replacing(sheet)])
        } catch StoreError.conflict {
            // Another request was first, or the session has just ended, which the next request will find.
            guard try await drawer.find(sheet.name) != nil else { throw AccessError.unauthenticated }
        }
    }

    /// Forgets the sessions that time has ended.
    func sweep() async throws {
        let now = world.now()
        let lapsed = try await drawer.all().filter { $0.value.lapse(at: now, limits) != nil }
        guard !lapsed.isEmpty else { return }
        _ = try await store.commit(lapsed.map { drawer.removing($0.name) })
    }

    private func identity(of record: SessionRecord, id: String, under policy: AccessPolicy) -> Identity {
        let spec = policy.person(record.person)?.spec
        return Identity(
            actor: record.actor, person: record.person, displayName: spec?.displayName ?? record.person,
            language: spec?.language, roles: record.roles, credential: .session(id))
    }
}
