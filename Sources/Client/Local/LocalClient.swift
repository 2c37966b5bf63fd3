import Surroundings
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore

/// Answers from the plan, the engine, the ledger and the store of this process.
package struct LocalClient: Client {
    package let desk: Desk
    package let caller: Caller
    /// What of the runs and the ledger is told; all of it if not said.
    let scope: ClientScope?

    package init(desk: Desk, caller: Caller, scope: ClientScope? = nil) {
        self.desk = desk
        self.caller = caller
        self.scope = scope
    }

    /// The same, telling less.
    package func limited(to scope: ClientScope?) -> LocalClient {
        LocalClient(desk: desk, caller: caller, scope: scope)
    }

    var grounds: Grounds { desk.grounds }

    private var vault: PersonVault { PersonVault(store: grounds.store, world: grounds.world) }

    /// The caller, as runs and the ledger name them.
    var actor: String {
        get async throws { try await caller.actor(in: vault) }
    }

    /// A page's length, if it is one.
    func checked(_ limit: Int, _ allowed: ClosedRange<Int>) throws(ClientError) -> Int {
        guard allowed.contains(limit) else { throw .badLimit(limit, allowed: allowed) }
        return limit
    }
}
