import Surroundings
import VigieChapter
package import VigieEngine
import VigieLedger
import VigiePlan
import Wording

/// Ends what should have ended, from the start on and every two minutes; looks every few seconds whether somebody
/// works with a login that should lie in a safe.
package struct EmergencyWatch: Watch {
    package let name = "emergency"

    private static let look = Duration.seconds(5)
    private static let looksPerSweep = 24

    package init() {}

    package func watch(in context: WatchContext) async throws {
        let workplace = try context.services.get(Workplace.self)
        let sweep = EmergencySweep(
            plan: context.plan, ledger: context.ledger, store: context.store, workplace: workplace,
            world: context.world)
        var look = 0
        var troubled: Set<String> = []
        while true {
            if look.isMultiple(of: Self.looksPerSweep) {
                for (access, problem) in await sweep.perform() {
                    context.log("\(access): \(problem.title) \(problem.detail ?? "")", level: .error)
                }
            }
            for access in context.plan.all(EmergencyAccess.self) {
                do {
                    try await lookForSessions(access, workplace, context)
                    troubled.remove(access.name)
                } catch let error as any ProblemConvertible {
                    // Said once, not every few seconds.
                    guard troubled.insert(access.name).inserted else { continue }
                    context.log("\(access.name): \(error.problem.title)", level: .warning)
                }
            }
            look += 1
            try await context.world.clock.sleep(for: Self.look)
        }
    }

    private func lookForSessions(
        _ access: Resource<EmergencyAccess>, _ workplace: Workplace, _ context: WatchContext
    ) async throws {
        guard case .postgresRole(let role) = access.spec.grants, role.envelope != nil,
            let (entry, sealed) = try await EnvelopeHistory(context.ledger, of: access.name).sealed.first
        else { return }
        let envelope = try Envelope(access, plan: context.plan, secrets: workplace.secrets, world: context.world)
        guard let sessions = try await envelope.sessions() else { return }
        // One entry for an envelope, however often it is looked at.
        _ = try await context.ledger.append(
            EnvelopeOpened(access: access.name, name: sealed.name, since: sessions.since, sessions: sessions.count),
            subject: access.identifier, run: nil, actor: "vigie", key: "access/envelope/\(entry.index)")
    }
}
