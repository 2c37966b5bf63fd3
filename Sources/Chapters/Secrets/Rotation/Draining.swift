import Surroundings
import VigieEngine

/// Waits until nobody has worked with the old login for a while.
struct Draining: Sendable {
    let login: AlternatingLogin
    let old: String
    /// Whose sessions are counted meanwhile; absent where nobody comes after.
    let new: String?
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
        var quietTime = QuietTime()
        var seen = 0
        while true {
            let asked = clock.elapsed()
            let oldSessions = try await login.sessions(of: old)
            let quietFor = quietTime.saw(oldSessions, asked: asked, answered: clock.elapsed())
            let isQuiet = quietFor.map { $0 >= quiet } ?? false
            if let new { seen = max(seen, try await login.sessions(of: new)) }
            if isQuiet, let quietFor, seen > 0 || !isSeenFirst {
                return Outcome(sessionsSeen: seen, quietFor: quietFor.inSeconds)
            }
            guard clock.elapsed() - began < patience else {
                guard let new, isQuiet else {
                    throw SecretsError.notDrained(role: old, sessions: oldSessions)
                }
                throw SecretsError.neverSeen(role: new)
            }
            context.progress(min(1, (quietFor ?? .zero) / quiet), "\(oldSessions) sessions of \(old)")
            try await clock.sleep(for: min(quiet / 4, .seconds(2)))
        }
    }
}
