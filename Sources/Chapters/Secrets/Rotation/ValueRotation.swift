import Surroundings
import VigieChapter
import VigieEngine
import VigiePlan

/// Changes a random value: made, published, and told to whoever uses it. Put back when one of them fails.
struct ValueRotation: Sendable {
    private let work: SecretWork
    private let spec: RandomValue
    private let run: Run

    init(_ work: SecretWork, _ spec: RandomValue, in run: Run) {
        self.work = work
        self.spec = spec
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
        let (work, length) = (self.work, spec.length)
        let pending = PendingValue(path: work.workplace.pending(run.id.rawValue))
        let before = try await run.step("plan") { _ in
            let held = try await work.place.read()
            return Before(version: held?.version, fingerprint: held.map(work.fingerprint))
        }
        let retreat = ValueRetreat(work: work, version: before.version, pending: pending)
        try await run.step("make the value", undo: pending.discard) { context in
            context.conceal(try pending.make(length: length, world: work.world))
        }
        // Before the publishing, so that it is undone too when that was cut off in the middle.
        try await run.step("prepare to publish", retry: .standard, undo: retreat.putBack) { _ in }
        let published = try await run.step("publish", retry: .standard) { context in
            let value = try pending.require()
            context.conceal(value)
            let fields = SecretFields(["value": value])
            let version = try await work.place.write(fields, replacing: before.version)
            return Published(
                version: version, fingerprint: work.fingerprint(HeldSecret(fields: fields, version: version)))
        }
        for consumer in work.secret.spec.consumers {
            try await run.step("tell \(consumer.name)") { _ in try await work.reload(consumer) }
        }
        try await run.step("tidy up") { context in
            for line in await retreat.tidy() { context.log(line, level: .warning) }
        }
        return SecretRotated(
            secret: work.secret.name, place: work.place.title, fingerprint: published.fingerprint,
            previous: before.fingerprint, from: nil, to: nil, consumers: work.secret.spec.consumers.map(\.name),
            drained: nil, oldIsDead: nil)
    }
}

/// The way back of a changed value, and the last step forward.
struct ValueRetreat: Sendable {
    let work: SecretWork
    let version: String?
    let pending: PendingValue

    /// Puts the old value back, if the new one is in its place, and tells the consumers.
    func putBack(_ context: StepContext) async throws {
        guard let current = try await work.place.read(), current.fields["value"] == (try? pending.require()) else {
            return
        }
        try await work.place.putBack(version, over: current.version)
        for consumer in work.secret.spec.consumers {
            do { try await work.reload(consumer) } catch {
                context.log("\(consumer.name) could not be told that the old value is back.", level: .error)
            }
        }
    }

    /// Takes away what nobody needs any more.
    /// - Returns: what was left.
    func tidy() async -> [String] {
        var left: [String] = []
        if let version {
            do { try await work.place.forget(version) } catch {
                left.append("What \(work.place.title) held before is still there.")
            }
        }
        do { try pending.remove() } catch { left.append("The draft of the value is still among Vigie's keys.") }
        return left
    }
}
