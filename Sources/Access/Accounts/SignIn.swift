import Surroundings
package import VigiePlan
import VigieStore

/// Signing in with a password, and a code where the account asks for one.
package struct SignIn: Sendable {
    /// What a password was good for.
    package enum Outcome: Sendable {
        case done(OpenedSession)
        /// The password was right; `finish` wants this and a code within five minutes.
        case codeNeeded(Secret)
    }

    /// Somebody whose password was right, and whose code is not known yet.
    struct Pending: Codable, Sendable {
        let digest: String
        let person: String
        let epoch: Int64
        let expiresAt: Timestamp
    }

    private static let collection = "access.pending"
    private static let patience = Duration.seconds(300)

    let accounts: Accounts
    let sessions: Sessions
    package let throttle: LoginThrottle
    let refusals: Refusals

    private var chronicle: Chronicle { accounts.chronicle }
    private var world: World { chronicle.world }
    private var pending: Drawer<Pending> { Drawer(store: chronicle.store, collection: Self.collection) }

    /// - Throws: `.badCredentials` for a wrong name or password alike, `.throttled`, `.accountDisabled`, `.noRole`.
    package func begin(
        _ person: String, password: Secret, from visit: Visit, under policy: AccessPolicy
    ) async throws -> Outcome {
        let known = try await accounts.find(person)
        let attempt = try await admit(person, known, visit)
        let (matches, better) = try await verify(password, of: known, attempt)
        guard let known, matches else {
            try await refuse("bad-credentials", known, visit)
            throw AccessError.badCredentials
        }
        guard !known.isDisabled else {
            try await throttle.excuse(attempt)
            try await refuse("account-disabled", known, visit)
            throw AccessError.accountDisabled
        }
        if let better { try await store(better, for: known) }
        guard !known.hasSecondFactor else {
            // The failures of before stay: who has the password must not buy guesses at the code with it.
            try await throttle.excuse(attempt)
            return .codeNeeded(try await hold(known))
        }
        return .done(try await open(known, .password, attempt, visit, policy))
    }

    /// Makes sure that it is the owner who sits at a session: what is done to an account takes the password again.
    ///
    /// - Throws: `.badCredentials`, `.throttled`.
    package func recognise(_ identity: Identity, password: Secret, from visit: Visit) async throws {
        let known = try await accounts.find(identity.person)
        let attempt = try await admit(identity.person, known, visit)
        guard try await verify(password, of: known, attempt).matches else {
            try await refuse("bad-credentials", known, visit)
            throw AccessError.badCredentials
        }
        try await throttle.excuse(attempt)
    }

    /// The second step: a code of the authenticator, or one of the recovery codes.
    package func finish(
        _ held: String, code: String, from visit: Visit, under policy: AccessPolicy
    ) async throws -> OpenedSession {
        guard let secret = BearerSecret(held), let sheet = try await pending.find(secret.id),
            secret.matches(sheet.value.digest), world.now() < sheet.value.expiresAt,
            let known = try await accounts.find(sheet.value.person), known.epoch == sheet.value.epoch,
            !known.isDisabled
        else { throw AccessError.badCredentials }
        let attempt = try await admit(known.person, known, visit)
        guard let method = try await accounts.useCode(code, of: known.person) else {
            try await refuse("bad-code", known, visit)
            throw AccessError.badCredentials
        }
        _ = try await chronicle.store.commit([pending.removing(sheet.name)])
        return try await open(known, method, attempt, visit, policy)
    }

    private func admit(_ person: String, _ known: Account?, _ visit: Visit) async throws -> LoginThrottle.Attempt {
        do {
            return try await throttle.admit(String(person.prefix(100)), isKnown: known != nil, from: visit)
        } catch let error as AccessError {
            try await refuse("throttled", known, visit)
            throw error
        }
    }

    /// A password that nobody had time to look at was not a wrong one.
    private func verify(
        _ password: Secret, of known: Account?, _ attempt: LoginThrottle.Attempt
    ) async throws -> (matches: Bool, better: PasswordHash?) {
        do {
            return try await accounts.passwords.verify(password, against: known?.password)
        } catch AccessError.busy {
            try await throttle.excuse(attempt)
            throw AccessError.busy
        }
    }

    private func open(
        _ account: Account, _ method: SignInMethod, _ attempt: LoginThrottle.Attempt, _ visit: Visit,
        _ policy: AccessPolicy
    ) async throws -> OpenedSession {
        do {
            let opened = try await sessions.open(
                account.person, method: method, epoch: account.epoch, isFounder: account.isFounder, from: visit,
                under: policy)
            try await throttle.welcome(attempt)
            return opened
        } catch AccessError.noRole(let person) {
            try await throttle.excuse(attempt)
            try await refuse("no-role", account, visit)
            throw AccessError.noRole(person: person)
        }
    }

    /// Names that are nobody's are not recorded: people type passwords there.
    private func refuse(_ reason: String, _ account: Account?, _ visit: Visit) async throws {
        var subject: String?
        if let account { subject = try await chronicle.actor(account.person) }
        try await refusals.note(action: "login", reason: reason, subject: subject, from: visit)
    }

    /// A hash of an earlier cost is replaced while the password is at hand. Somebody else's change goes before.
    private func store(_ better: PasswordHash, for account: Account) async throws {
        guard var sheet = try await accounts.drawer.find(account.person), sheet.value.password == account.password
        else { return }
        sheet.value.password = better
        do {
            _ = try await chronicle.store.commit([try accounts.drawer.replacing(sheet)])
        } catch StoreError.conflict {}
    }

    private func hold(_ account: Account) async throws -> Secret {
        let now = world.now()
        let lapsed = try await pending.all().filter { $0.value.expiresAt <= now }.map { pending.removing($0.name) }
        let secret = BearerSecret(world)
        let record = Pending(
            digest: secret.digest, person: account.person, epoch: account.epoch, expiresAt: now + Self.patience)
        _ = try await chronicle.store.commit(lapsed + [try pending.adding(record, as: secret.id)])
        return secret.text()
    }
}
