import Surroundings
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore

/// Answers from the plan, the engine, the ledger and the store of this process.
package struct LocalClient: Client {
    package let desk: Desk
    package let caller: Caller

    package init(desk: Desk, caller: Caller) {
        self.desk = desk
        self.caller = caller
    }

    var grounds: Grounds { desk.grounds }

    /// A page's length, if it is one.
    func checked(_ limit: Int, _ allowed: ClosedRange<Int>) throws(ClientError) -> Int {
        guard allowed.contains(limit) else { throw .badLimit(limit, allowed: allowed) }
        return limit
    }
}
