import Surroundings
import VigieEngine

/// Waits until nobody has worked with the old login for a while.
struct Draining: Sendable {
    let login: AlternatingLogin
    let old: String
    let new: String
    let quiet: Duration
    let patience: Duration
    let isSeenFirst: Bool
    let world: World

    /// What was seen while waiting.
    struct Outcome: Codable, Sendable, Hashable {
        /// The most sessions of the new login at once.
        let sessionsSeen: Int
        /// Seconds without a session of the old one.
        let quietFor: Double
    }

    func wait(_ context: StepContext) async throws -> Outcome {
        let clock = world.clock
        let began = clock.elapsed()
        var quietSince = began
        var seen = 0
        while true {
            let oldSessions = try await login.sessions(of: old)
            seen = max(seen, try await login.sessions(of: new))
            let now = clock.elapsed()
            if oldSessions > 0 { quietSince = now }
            if now - quietSince >= quiet, seen > 0 || !isSeenFirst {
                return Outcome(sessionsSeen: seen, quietFor: (now - quietSince).inSeconds)
            }
            guard now - began < patience else {
                if oldSessions > 0 || now - quietSince < quiet {
                    throw SecretsError.notDrained(role: old, sessions: oldSessions)
                }
                throw SecretsError.neverSeen(role: new)
            }
            context.progress(min(1, (now - quietSince) / quiet), "\(oldSessions) sessions of \(old)")
            try await clock.sleep(for: min(quiet / 4, .seconds(2)))
        }
    }
}
