import Synchronization
package import VigieAccess
package import VigiePlan

/// The policy of the plan in force, worked out once a plan.
package final class Policies: Sendable {
    private let known = Mutex<AccessPolicy?>(nil)

    package init() {}

    package func policy(of plan: Plan) -> AccessPolicy {
        if let known = known.withLock({ $0 }), known.plan.digest == plan.digest { return known }
        let policy = AccessPolicy(plan: plan)
        known.withLock { $0 = policy }
        return policy
    }
}
