package import JSONTree
package import Surroundings
package import VigieLedger
package import VigiePlan
package import VigieStore

/// Something long-lived that looks at the world: a heartbeat, a probe. `Engine.work` keeps it going.
package protocol Watch: Sendable {
    var name: String { get }

    /// Looks until cancelled. When it throws or returns it is called again, later each time.
    func watch(in context: WatchContext) async throws
}

/// What a watch is given.
package struct WatchContext: Sendable {
    package let plan: Plan
    package let ledger: Ledger
    package let store: any Store
    package let services: Services
    package let world: World

    let scrubber: Scrubber
    let report: @Sendable (String, LogLevel, JSONValue?) -> Void

    package func log(_ message: String, level: LogLevel = .info, fields: JSONValue? = nil) {
        report(scrubber.scrub(message), level, fields.map(scrubber.scrub))
    }

    /// Removes a secret from everything this watch says from now on.
    package func conceal(_ secret: String) {
        scrubber.conceal(secret)
    }
}
