import Surroundings
import VigieChapter
package import VigieEngine
import VigieStore

/// Records what a plan changes in who may do what when it is taken up, seals what earlier versions kept in clear, and
/// forgets the sessions that time has ended.
package struct AccessWatch: Watch {
    package let name = "access"

    package init() {}

    package func watch(in context: WatchContext) async throws {
        let chronicle = Chronicle(store: context.store, ledger: context.ledger, world: context.world)
        let changed = try await RoleChanges(chronicle: chronicle, policy: AccessPolicy(plan: context.plan)).record()
        if !changed.isEmpty { context.log("The plan changes what \(changed.joined(separator: ", ")) may do.") }
        let keys = try context.services.get(Workplace.self).keys
        let accounts = Accounts(
            chronicle: chronicle, passwords: Passwords(random: context.world.random), keys: keys)
        let sealed = try await accounts.sealSecondFactors()
        if sealed > 0 {
            context.log("\(sealed) accounts had the secret of an authenticator in clear; it is sealed now.")
        }
        let sessions = Sessions(chronicle: chronicle, limits: SessionLimits())
        while true {
            try await sessions.sweep()
            try await context.world.clock.sleep(for: .seconds(3600))
        }
    }
}
