import Surroundings
import VigieChapter
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import Wording

/// One attempt to say something to one recipient by one channel, as far as it goes.
struct DeliveryOffice: Sendable {
    enum Outcome: Codable, Sendable {
        case settled(Outbox.Mark)
        case wait(until: Timestamp)
    }

    let notice: Notice
    let recipient: Recipient
    let channel: String
    /// Nothing is tried after this channel, so it is given more time.
    let isLast: Bool

    private var isCritical: Bool { notice.severity == .critical }

    /// Lays the notice beside what waits already.
    func queue(_ run: Run) async throws -> Timestamp {
        let window = Addressee.find(recipient, in: run.plan)?.preference.spec.bundle ?? .zero
        let now = run.world.now()
        return try await Mailroom(store: run.ledger.store).change(recipient, channel, isCritical: isCritical) { desk in
            desk.outbox.add(notice, at: now, window: notice.topic == .test ? .zero : window)
        }
    }

    /// Sends what waits, if it is this run's turn.
    func send(_ run: Run, _ context: StepContext) async throws -> Outcome {
        let mailroom = Mailroom(store: run.ledger.store)
        let pace = run.plan.find(NotificationChannel.self, channel)?.spec.pace ?? 60
        let now = run.world.now()
        let turn = try await mailroom.change(recipient, channel, isCritical: isCritical) { desk in
            let turn = desk.outbox.turn(for: notice, by: run.id.rawValue, at: now)
            guard case .send(let bundle) = turn, !bundle.hasPlace else { return turn }
            let place = desk.pace.reserve(perMinute: pace, at: now)
            desk.outbox.place(at: place, now: now)
            return place > now ? .wait(until: place) : turn
        }
        switch turn {
        case .settled(let mark): return .settled(mark)
        case .wait(let instant): return .wait(until: instant)
        case .send(let bundle): return try await send(bundle, run, context, mailroom)
        }
    }

    private func send(
        _ bundle: Outbox.Bundle, _ run: Run, _ context: StepContext, _ mailroom: Mailroom
    ) async throws -> Outcome {
        let failure: NotificationsError?
        do {
            try await carry(bundle, run, context)
            failure = nil
        } catch let error as NotificationsError {
            failure = error
            context.log(error.problem.description, level: .warning)
        }
        let reference = try await recipientReference(run)
        let now = run.world.now()
        return try await mailroom.change(recipient, channel, isCritical: isCritical) { desk in
            // Somebody else may have settled it meanwhile, if this process was too slow.
            if desk.outbox.bundle?.key == bundle.key {
                if let failure, let wait = delay(after: failure, attempts: bundle.attempts + 1, bundle) {
                    desk.outbox.postpone(until: now + wait)
                } else if let failure {
                    desk.entries = [try evidence(of: failure, bundle, reference, run)]
                    desk.outbox.failed(failure.problem.code, at: now)
                } else {
                    desk.entries = [try evidence(bundle, reference, run)]
                    desk.outbox.delivered(at: now)
                }
            }
            return outcome(of: desk.outbox.turn(for: notice, by: run.id.rawValue, at: now), now)
        }
    }

    /// A bundle may be full before the notice had a place in it: then it is this run's turn once more.
    private func outcome(of turn: Outbox.Turn, _ now: Timestamp) -> Outcome {
        switch turn {
        case .settled(let mark): .settled(mark)
        case .wait(let instant): .wait(until: instant)
        case .send: .wait(until: now)
        }
    }

    private func carry(_ bundle: Outbox.Bundle, _ run: Run, _ context: StepContext) async throws {
        guard let channel = run.plan.find(NotificationChannel.self, channel) else {
            throw NotificationsError.noChannel(channel)
        }
        guard let addressee = Addressee.find(recipient, in: run.plan) else {
            throw NotificationsError.noRecipient(recipient.description)
        }
        let secrets = SecretDrawer(try run.services.get(Workplace.self).secrets) { context.conceal($0) }
        let office =
            (try? run.services.get(NotificationOffice.self)) ?? NotificationOffice(console: nil, plan: run.plan)
        let maker = DispatchMaker(channel: channel, addressee: addressee, secrets: secrets, now: run.world.now())
        let dispatch = try maker.dispatch(of: Letter(bundle, for: addressee, from: office))
        try await Courier(channel: channel.name, now: run.world.now()) { secrets.scrub($0) }.carry(dispatch)
    }

    // MARK: Trying again

    private static let delays: [Duration] = [
        .seconds(5), .seconds(20), .seconds(60), .seconds(180), .seconds(600), .seconds(1800), .seconds(3600),
    ]
    /// Where there is another way to say something critical, nobody waits long for this one.
    private static let attemptsBeforeFallback = 4

    /// How long to wait before the next attempt; `nil` where there is none.
    private func delay(after error: NotificationsError, attempts: Int, _ bundle: Outbox.Bundle) -> Duration? {
        let isUrgent = !isLast && bundle.items.contains { $0.notice.severity == .critical }
        let isOver = attempts > (isUrgent ? Self.attemptsBeforeFallback - 1 : Self.delays.count)
        // Who tries whether a channel works wants to know now.
        let isTest = bundle.items.allSatisfy { $0.notice.topic == .test }
        guard error.isTemporary, !isOver, !isTest else { return nil }
        let asked = Duration.seconds(error.retryAfter ?? 0)
        return max(Self.delays[attempts - 1], asked)
    }

    // MARK: Evidence

    /// Whom the ledger names: a person by a pseudonym that can be erased.
    private func recipientReference(_ run: Run) async throws -> String {
        guard recipient.kind == .person else { return recipient.description }
        return try await PersonVault(store: run.ledger.store, world: run.world).pseudonym(of: recipient.name)
    }

    private func evidence(_ bundle: Outbox.Bundle, _ reference: String, _ run: Run) throws -> NewEntry {
        try draft(
            NotificationDelivered(
                channel: channel, medium: medium(run) ?? "", recipient: reference, severity: bundle.severity,
                topics: bundle.topics, notices: bundle.items.map(\.notice.key), key: bundle.key,
                attempts: bundle.attempts + 1), "delivered", bundle, reference, run)
    }

    private func evidence(
        of failure: NotificationsError, _ bundle: Outbox.Bundle, _ reference: String, _ run: Run
    ) throws -> NewEntry {
        try draft(
            NotificationFailed(
                channel: channel, medium: medium(run), recipient: reference, severity: bundle.severity,
                topics: bundle.topics, notices: bundle.items.map(\.notice.key), key: bundle.key,
                attempts: bundle.attempts + 1, reason: failure.problem.code, status: failure.status), "failed",
            bundle, reference, run)
    }

    private func draft(
        _ evidence: some Evidence, _ fate: String, _ bundle: Outbox.Bundle, _ reference: String, _ run: Run
    ) throws -> NewEntry {
        try run.ledger.draft(
            evidence, subject: "NotificationChannel/\(channel)", run: run.id.rawValue, actor: "run/\(run.id)",
            key: "notify/\(fate)/\(bundle.key)/\(channel)/\(reference)")
    }

    private func medium(_ run: Run) -> String? {
        run.plan.find(NotificationChannel.self, channel)?.spec.medium?.name
    }
}

extension Outbox.Bundle {
    var severity: Severity { items.map(\.notice.severity).max() ?? .info }
    var topics: [Topic] { Topic.allCases.filter { topic in items.contains { $0.notice.topic == topic } } }
}
