import Surroundings
import VigieEngine
import VigieReadiness

/// Looks every other minute how the promises stand: time alone makes a proof too old.
struct ReadinessWatch: Watch {
    private static let interval = Duration.seconds(120)

    let name = "readiness"
    let judges: [ControlJudge]

    func watch(in context: WatchContext) async throws {
        let lookout = Lookout(judges: judges)
        while true {
            try await lookout.look(context.plan, context.ledger, context.world)
            try await context.world.clock.sleep(for: Self.interval)
        }
    }
}
