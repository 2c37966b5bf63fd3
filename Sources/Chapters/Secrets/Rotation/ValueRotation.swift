import Surroundings
import VigieChapter
import VigieEngine
import VigiePlan

/// Changes a secret in one piece: made, proven, published, and told to whoever uses it; then the old one is ended.
/// Put back when one of them fails.
struct ValueRotation: Sendable {
    private let work: SecretWork
    private let maker: any SecretMaker
    private let run: Run

    init(_ work: SecretWork, _ maker: any SecretMaker, in run: Run) {
        self.work = work
        self.maker = maker
        self.run = run
    }

    /// What is replaced.
    private struct Before: Codable, Sendable {
        let version: String?
        let fingerprint: String?
    }

    /// What was put into the place.
    private struct Published: Codable, Sendable {
        let version: String
        let fingerprint: String
    }

    func perform() async throws -> SecretRotated {
        let (work, maker, telling) = (self.work, self.maker, Telling(work: self.work))
        let pending = PendingSecret(path: work.workplace.pending(run.id.rawValue))
        let before = try await run.step("plan", retry: .standard) { _ in
            let held = try await work.place.read()
            return Before(version: held?.version, fingerprint: held.map(work.fingerprint))
        }
        try await telling.check(in: run)
        let retreat = ValueRetreat(work: work, maker: maker, version: before.version, pending: pending)
        // Before the making, so that what a cut-off making left is taken back too.
        try await run.step("prepare", retry: .standard, undo: retreat.withdraw) { _ in }
        try await run.step(
            "make the value", maker.effect, retry: maker.effect == .once ? .none : .standard
        ) { context in
            try await pending.make { try await maker.make(context) }.conceal(in: context)
        }
        try await run.step("prove the value", retry: .standard) { context in
            let fields = try pending.require()
            fields.conceal(in: context)
            try await maker.prove(fields)
        }
        let published = try await publish(before, pending, retreat)
        let rolled = try await telling.tell(published.fingerprint, in: run)
        let settlement = try await run.step("settle", retry: .standard) { context in
            let new = try pending.require()
            new.conceal(in: context)
            var old: SecretFields?
            if let version = before.version { old = try await work.place.read(version: version)?.fields }
            old?.conceal(in: context)
            return try await maker.settle(new, old: old, context)
        }
        try await run.step("tidy up") { context in
            for line in await retreat.tidy(oldIsDead: settlement.oldIsDead) { context.log(line, level: .warning) }
        }
        return SecretRotated(
            secret: work.secret.name, place: work.place.title, fingerprint: published.fingerprint,
            previous: before.fingerprint, from: nil, to: nil, consumers: work.secret.spec.consumers.map(\.name),
            drained: nil, oldIsDead: settlement.oldIsDead, rolled: rolled.isEmpty ? nil : rolled,
            expires: settlement.expires, seenAt: settlement.seenAt)
    }

    private func publish(_ before: Before, _ pending: PendingSecret, _ retreat: ValueRetreat) async throws -> Published
    {
        let (work, since) = (self.work, try await run.now())
        // Before the publishing, so that they are undone too when that was cut off in the middle: the place first, then
        // whoever reads it.
        if !work.secret.spec.consumers.isEmpty {
            let tellBack = { @Sendable (context: StepContext) in
                try await Telling(work: work).tellBack(pending, since: since, context)
            }
            try await run.step("prepare the consumers", retry: .standard, undo: tellBack) { _ in }
        }
        try await run.step("prepare to publish", retry: .standard, undo: retreat.putBack) { _ in }
        return try await run.step("publish", retry: .standard) { context in
            let fields = try pending.require()
            fields.conceal(in: context)
            let version = try await work.place.write(fields, replacing: before.version)
            return Published(version: version, fingerprint: work.fingerprint(of: fields))
        }
    }
}
