import Surroundings
import VigieCluster
import VigieEngine
import VigiePlan
import Wording

/// Tells those who use a secret that it has changed, one after the other, in the plan's order.
struct Telling: Sendable {
    let work: SecretWork

    /// Failures that are no verdict on a consumer: a server that restarts, a network.
    private static let patience = RetryPolicy(attempts: 5, firstDelay: .milliseconds(500), longestDelay: .seconds(20))

    private var consumers: [SecretConsumer] { work.secret.spec.consumers }

    /// Looks whether every workload is in order, before anything is changed.
    func check(in run: Run) async throws {
        let workloads = try consumers.compactMap(work.workload(of:))
        if workloads.isEmpty { return }
        try await run.step("look at the consumers", retry: Self.patience) { _ in
            for workload in workloads { try await workload.check() }
        }
    }

    /// - Parameter mark: the fingerprint of the new secret.
    func tell(_ mark: String, in run: Run) async throws -> [SecretRotated.Rolled] {
        var rolled: [SecretRotated.Rolled] = []
        for (index, consumer) in consumers.enumerated() {
            let work = self.work
            if let workload = try work.workload(of: consumer) {
                let pods = try await run.step("roll \(consumer.name)", retry: Self.patience) { context in
                    try await workload.roll(to: mark, within: consumer.patience, context)
                }
                rolled.append(.init(workload: workload.title, pods: pods))
            } else {
                try await run.step("tell \(consumer.name)") { _ in try await work.reload(consumer) }
            }
            if consumer.pause > .zero, index + 1 < consumers.count { try await run.sleep(for: consumer.pause) }
        }
        return rolled
    }

    /// As an undo: makes everybody read again what the place holds now, who may have read something else since.
    func tellBack(_ pending: PendingSecret, since: Timestamp, _ context: StepContext) async throws {
        let held = try await work.place.read()
        let new = try pending.read().map { work.fingerprint(of: $0) }
        let mark = held.map(work.fingerprint)
        // What could not be put back stays everybody's.
        if let new, new == mark { return }
        var failure: (any Error)?
        for consumer in consumers {
            do {
                if let workload = try work.workload(of: consumer) {
                    try await rollBack(workload, from: new, to: mark, within: consumer.patience, since: since, context)
                } else {
                    try await work.reload(consumer)
                }
            } catch {
                let reason = error.asProblem.title
                context.log("\(consumer.name) could not be told that the old one is back: \(reason)", level: .error)
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    private func rollBack(
        _ workload: Workload, from new: String?, to mark: String?, within patience: Duration, since: Timestamp,
        _ context: StepContext
    ) async throws {
        let current = try await workload.mark()
        if let new, current == new {
            _ = try await workload.roll(to: mark, within: patience, context)
        } else if try await workload.hasStarted(since: since) {
            // It was not told of the new one, but a pod that came up meanwhile has read it.
            let moment = String(since.microseconds, radix: 36)
            _ = try await workload.roll(to: "\(mark ?? "none").\(moment)", within: patience, context)
        }
    }
}
