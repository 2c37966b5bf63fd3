package import Surroundings
package import VigieLedger
package import VigiePlan
package import VigieStore

/// The door: everything a surface asks about who somebody is and what they may do.
///
/// One of these is made for each process. All state is in the store, so several processes agree.
package struct Access: Sendable {
    package let accounts: Accounts
    package let sessions: Sessions
    package let tokens: APITokens
    package let setup: SetupLink
    package let signIn: SignIn
    package let openID: OpenIDSignIn
    package let passkeys: Passkeys
    package let refusals: Refusals
    let chronicle: Chronicle

    /// - Parameter keys: the directory of the keys that Vigie makes for itself.
    package init(
        store: any Store, ledger: Ledger, world: World, keys: String, limits: SessionLimits = SessionLimits(),
        passwordCost: PasswordHash.Cost = .standard,
        secrets: SecretResolver = SecretResolver(environment: [:])
    ) {
        chronicle = Chronicle(store: store, ledger: ledger, world: world)
        accounts = Accounts(
            chronicle: chronicle, passwords: Passwords(cost: passwordCost, random: world.random), keys: keys)
        sessions = Sessions(chronicle: chronicle, limits: limits)
        tokens = APITokens(chronicle: chronicle)
        setup = SetupLink(chronicle: chronicle, accounts: accounts, sessions: sessions)
        refusals = Refusals(chronicle: chronicle)
        let throttle = LoginThrottle(chronicle: chronicle)
        signIn = SignIn(accounts: accounts, sessions: sessions, throttle: throttle, refusals: refusals)
        passkeys = Passkeys(accounts: accounts, sessions: sessions, throttle: throttle, refusals: refusals)
        openID = OpenIDSignIn(
            accounts: accounts, sessions: sessions, throttle: throttle, refusals: refusals, secrets: secrets,
            directory: ProviderDirectory(line: ProviderLine(), clock: world.clock))
    }

    /// Who a request comes from.
    ///
    /// - Parameters:
    ///   - session: the token of its session cookie.
    ///   - bearer: what follows `Bearer` in its `Authorization`. It goes before a cookie: it was sent on purpose.
    /// - Returns: `nil` if it carries neither.
    /// - Throws: `AccessError` if what it carries is not good. That is recorded.
    package func authenticate(
        session: String? = nil, bearer: String? = nil, from visit: Visit, under policy: AccessPolicy
    ) async throws -> Identity? {
        do {
            if let bearer { return try await tokens.authenticate(bearer, under: policy) }
            if let session { return try await sessions.authenticate(session, under: policy) }
            return nil
        } catch AccessError.unauthenticated {
            let reason = bearer == nil ? "unknown-session" : "unknown-token"
            try await refusals.note(action: "enter", reason: reason, from: visit)
            throw AccessError.unauthenticated
        } catch AccessError.noRole(let person) {
            let subject = try await chronicle.actor(person)
            try await refusals.note(action: "enter", reason: "no-role", subject: subject, from: visit)
            throw AccessError.noRole(person: person)
        }
    }

    /// Whether somebody who was let in would be let in now, and could do the same: for what stays open for long.
    ///
    /// It is no use of theirs: a session that does nothing but look on comes to its end all the same.
    package func stillHolds(_ identity: Identity, under policy: AccessPolicy) async throws -> Bool {
        switch identity.credential {
        case .session(let id): try await sessions.roles(of: id, under: policy) == identity.roles
        case .token(let id): try await tokens.roles(of: id, under: policy) == identity.roles
        case .commandLine: true
        }
    }

    /// Lets somebody do something, or records that they were refused.
    ///
    /// - Throws: `AccessError.refused`.
    package func require(_ action: Action, of identity: Identity, from visit: Visit) async throws {
        guard case .refused(let needs, let has) = identity.decide(action) else { return }
        try await refusals.note(
            action: action.description, reason: "needs-\(needs.rawValue)", subject: identity.actor, from: visit)
        throw AccessError.refused(action, has: has)
    }

    /// Records that a form was refused which was not made for the session it came with.
    package func refuseForm(of identity: Identity?, from visit: Visit) async throws {
        try await refusals.note(action: "form", reason: "not-of-this-session", subject: identity?.actor, from: visit)
        throw AccessError.badForm
    }

    /// The name under which runs and the ledger know a person.
    package func actor(of person: String) async throws -> String {
        try await chronicle.actor(person)
    }

    /// The same, where there is such a name already: looking makes none.
    package func knownActor(of person: String) async throws -> String? {
        try await chronicle.vault.knows(person) ? try await chronicle.actor(person) : nil
    }

    /// The command line beside the records.
    package func commandLine(as person: String) async throws -> Identity {
        Identity(
            actor: try await chronicle.actor(person), person: person, displayName: person,
            roles: .everywhere(.admin), credential: .commandLine)
    }
}
