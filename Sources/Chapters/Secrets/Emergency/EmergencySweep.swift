package import Surroundings
package import VigieChapter
import VigieEngine
package import VigieLedger
package import VigiePlan
package import VigieStore
package import Wording

/// Ends what should have ended: what a crash, a stopped run or a lost database left open. Records what it ended.
package struct EmergencySweep: Sendable {
    private let plan: Plan
    private let ledger: Ledger
    private let store: any Store
    private let workplace: Workplace
    private let world: World

    /// A run that is there ends its own grant; it is given this long.
    private static let courtesy = Duration.seconds(60)

    package init(plan: Plan, ledger: Ledger, store: any Store, workplace: Workplace, world: World) {
        self.plan = plan
        self.ledger = ledger
        self.store = store
        self.workplace = workplace
        self.world = world
    }

    /// - Returns: what could not be ended, by the access: it is tried again.
    @discardableResult
    package func perform() async -> [String: Problem] {
        var failed: [String: Problem] = [:]
        for access in plan.all(EmergencyAccess.self) {
            do {
                try await sweep(access)
            } catch {
                failed[access.name] =
                    (error as? any ProblemConvertible)?.problem
                    ?? Problem(code: "emergency.sweep", title: "Emergency access could not be looked after.")
            }
        }
        return failed
    }

    private func sweep(_ access: Resource<EmergencyAccess>) async throws {
        let work = try EmergencyWork(access, plan: plan, ledger: ledger, workplace: workplace, world: world)
        for event in try await work.history().events where event.isOpen {
            guard try await isAbandoned(event.granted) else { continue }
            guard let ended = try await work.end(event.granted, otherwise: .stopped) else { continue }
            _ = try await ledger.append(
                ended, subject: access.identifier, run: nil, actor: "vigie", key: "access/ended/\(ended.grant)")
        }
        // What nothing was recorded about any more, or in another Vigie's ledger.
        for name in try await work.target.expired() { _ = try await work.target.end(name) }
    }

    private func isAbandoned(_ granted: AccessGranted) async throws -> Bool {
        if granted.until + Self.courtesy < world.now() { return true }
        guard let run = try await store.run(granted.grant) else { return true }
        return run.state.isEnded
    }
}
