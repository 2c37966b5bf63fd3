import PostgreSQLClient
import Surroundings
import VigieChapter
package import VigieEngine
import VigiePlan
import Wording

/// Keeps a heartbeat going in one database for as long as Vigie serves.
package struct CanaryWatch: Watch {
    package let database: String

    package init(database: String) {
        self.database = database
    }

    package var name: String { "canary/\(database)" }

    package func watch(in context: WatchContext) async throws {
        let target = try ProtectedDatabase(named: database, in: context.plan)
        let workplace = try context.services.get(Workplace.self)
        let settings = try target.connection(secrets: workplace.secrets)
        let writer = CanaryWriter(
            database: database, schema: target.resource.spec.canary.schema,
            key: try CanaryKey.load(workplace.canaryKey, world: context.world), store: context.store,
            world: context.world)
        var wasWell = true
        while true {
            do {
                try await beat(writer, settings, every: target.resource.spec.canary.interval, in: context) {
                    if !wasWell { context.log("the canary of \(database) sings again") }
                    wasWell = true
                }
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                if wasWell { context.log("the canary of \(database) is silent: \(error.asProblem)", level: .warning) }
                wasWell = false
                try await context.world.clock.sleep(for: target.resource.spec.canary.interval)
            }
        }
    }

    /// Beats on one connection until something fails.
    private func beat(
        _ writer: CanaryWriter, _ settings: PostgreSQLSettings, every interval: Duration, in context: WatchContext,
        _ noteWell: () -> Void
    ) async throws {
        try await PostgreSQLConnection.with(settings) { connection in
            while true {
                let next = context.world.now() + interval
                try await writer.beat(on: connection)
                noteWell()
                try await context.world.clock.sleep(until: next)
            }
        }
    }
}
