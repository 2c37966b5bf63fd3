import Surroundings
import VigieChapter
import VigieEngine
import VigiePlan

/// Changes a login of PostgreSQL in eight steps, each of which survives a crash and is undone if a later one fails:
/// plan, arm the idle role, prove it, publish it, tell the consumers, wait until the old one is out of use, disable it,
/// prove it dead.
///
/// Up to the disabling both logins work, so that whoever has read the place before or after it changed gets in.
struct LoginRotation: Sendable {
    private let work: SecretWork
    private let spec: AlternatingRoles
    private let login: AlternatingLogin
    private let run: Run

    init(_ work: SecretWork, _ spec: AlternatingRoles, in run: Run) throws {
        self.work = work
        self.spec = spec
        self.run = run
        login = try AlternatingLogin(
            spec, secret: work.secret.name, plan: run.plan, secrets: work.workplace.secrets)
    }

    /// Who has it now, and who is next.
    private struct Turn: Codable, Sendable {
        let old: String?
        let new: String
        let version: String?
        let previous: String?
    }

    /// What was put into the place.
    private struct Published: Codable, Sendable {
        let version: String
        let fingerprint: String
    }

    /// How the old login came out of use, and whether it was tried afterwards and refused; `nil` where its password is
    /// not kept any more, so that nobody can.
    private typealias End = (drained: Draining.Outcome, isDead: Bool?)

    /// What usually mends itself: a server that restarts, a place out of reach.
    private static let patience = RetryPolicy(attempts: 5, firstDelay: .milliseconds(500), longestDelay: .seconds(20))

    func perform() async throws -> SecretRotated {
        let pending = PendingSecret(path: work.workplace.pending(run.id.rawValue))
        let (work, login, telling) = (self.work, self.login, Telling(work: self.work))
        let turn = try await run.step("plan", retry: Self.patience) { _ in
            let held = try await work.place.read()
            let next = try login.next(after: held?.fields["user"], place: work.place.title)
            try await login.checkIdle(next)
            return Turn(
                old: held?.fields["user"], new: next, version: held?.version, previous: held.map(work.fingerprint))
        }
        let retreat = LoginRetreat(
            work: work, login: login, spec: spec, old: turn.old, new: turn.new, version: turn.version)
        try await telling.check(in: run)
        let discard = { @Sendable (_: StepContext) in try pending.remove() }
        try await run.step("make the password", undo: discard) { context in
            try await pending.make {
                SecretFields(["user": turn.new, "password": work.world.password(length: 40)])
            }.conceal(in: context)
        }
        try await run.step("arm \(turn.new)", retry: Self.patience, undo: retreat.disarm) { context in
            let password = try pending.password(context)
            try await login.arm(turn.new, password: password, salt: work.world.random.bytes(16))
        }
        try await run.step("prove \(turn.new)", retry: Self.patience) { context in
            let password = try pending.password(context)
            try await login.prove(turn.new, password: password)
        }
        let published = try await publish(turn, pending, retreat)
        let rolled = try await telling.tell(published.fingerprint, in: run)
        var end: End?
        if let old = turn.old { end = try await retire(old, turn, retreat) }
        try await run.step("tidy up") { context in
            for line in await retreat.tidy(pending) { context.log(line, level: .warning) }
        }
        return evidence(turn, published, end, rolled)
    }

    private func publish(_ turn: Turn, _ pending: PendingSecret, _ retreat: LoginRetreat) async throws -> Published {
        let (work, since) = (self.work, try await run.now())
        // Before the publishing, so that they are undone too when that was cut off in the middle: the place first, then
        // whoever reads it.
        if !work.secret.spec.consumers.isEmpty {
            let tellBack = { @Sendable (context: StepContext) in
                try await Telling(work: work).tellBack(pending, since: since, context)
            }
            try await run.step("prepare the consumers", retry: Self.patience, undo: tellBack) { _ in }
        }
        try await run.step("prepare to publish", retry: Self.patience, undo: retreat.putBack) { _ in }
        return try await run.step("publish", retry: Self.patience) { context in
            let fields = try pending.require()
            fields.conceal(in: context)
            let version = try await work.place.write(fields, replacing: turn.version)
            return Published(version: version, fingerprint: work.fingerprint(of: fields))
        }
    }

    /// From here on there is a way forward only once nobody uses the old login.
    private func retire(_ old: String, _ turn: Turn, _ retreat: LoginRetreat) async throws -> End {
        let (work, login) = (self.work, self.login)
        let draining = Draining(
            login: login, old: old, new: turn.new, quiet: spec.quiet, patience: spec.patience,
            isSeenFirst: spec.isSeenFirst, world: work.world)
        let outcome = try await run.step("wait until \(old) is out of use", retry: Self.patience) {
            try await draining.wait($0)
        }
        try await run.step("disable \(old)", retry: Self.patience, undo: retreat.letOldIn) { _ in
            try await login.shutOut(old)
            guard try await login.sessions(of: old) == 0 else {
                try await login.letIn(old)
                throw SecretsError.sessionAtTheLastMoment(role: old)
            }
        }
        let isDead: Bool? = try await run.step("prove \(old) dead", retry: Self.patience) { context in
            guard let version = turn.version, let held = try await work.place.read(version: version),
                let password = held.fields["password"]
            else {
                context.log("What \(old) had as a password is not kept: nobody can try it.", level: .warning)
                return nil
            }
            context.conceal(password)
            guard try await login.isDead(old, password: password) else { throw SecretsError.oldLoginWorks(role: old) }
            return true
        }
        return (outcome, isDead)
    }

    private func evidence(
        _ turn: Turn, _ published: Published, _ end: End?, _ rolled: [SecretRotated.Rolled]
    ) -> SecretRotated {
        SecretRotated(
            secret: work.secret.name, place: work.place.title, fingerprint: published.fingerprint,
            previous: turn.previous, from: turn.old, to: turn.new, consumers: work.secret.spec.consumers.map(\.name),
            drained: end.map { .init(sessionsOfNew: $0.drained.sessionsSeen, quietSeconds: $0.drained.quietFor) },
            oldIsDead: end?.isDead, rolled: rolled.isEmpty ? nil : rolled)
    }
}

extension PendingSecret {
    fileprivate func password(_ context: StepContext) throws -> String {
        let fields = try require()
        fields.conceal(in: context)
        guard let password = fields["password"] else { throw SecretsError.pendingIsGone }
        return password
    }
}
