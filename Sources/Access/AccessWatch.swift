import Surroundings
package import VigieEngine
import VigieStore

/// Records what a plan changes in who may do what when it is taken up, and forgets the sessions that time has ended.
package struct AccessWatch: Watch {
    package let name = "access"

    package init() {}

    package func watch(in context: WatchContext) async throws {
        let chronicle = Chronicle(store: context.store, ledger: context.ledger, world: context.world)
        let changed = try await RoleChanges(chronicle: chronicle, policy: AccessPolicy(plan: context.plan)).record()
        if !changed.isEmpty { context.log("The plan changes what \(changed.joined(separator: ", ")) may do.") }
        let sessions = Sessions(chronicle: chronicle, limits: SessionLimits())
        while true {
            try await sessions.sweep()
            try await context.world.clock.sleep(for: .seconds(3600))
        }
    }
}
