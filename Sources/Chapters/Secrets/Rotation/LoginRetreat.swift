import Surroundings
import VigieEngine
import VigiePlan

/// The ways back of a rotation, and the last step forward.
///
/// Each looks how things stand instead of trusting what was done: whatever happened before, a login that consumers can
/// find in its place is never shut out, and one that does not work is never put there.
struct LoginRetreat: Sendable {
    let work: SecretWork
    let login: AlternatingLogin
    let spec: AlternatingRoles
    let old: String?
    let new: String
    /// What the place held before.
    let version: String?

    /// Puts the old login back into its place, if it works.
    func putBack(_ context: StepContext) async throws {
        guard let current = try await work.place.read(), current.fields["user"] == new else { return }
        if let version, let old {
            guard let held = try await work.place.read(version: version), let password = held.fields["password"],
                try await !login.isDead(old, password: password)
            else {
                return context.log("The old login does not work any more: the new one stays.", level: .warning)
            }
        }
        try await work.place.putBack(version, over: current.version)
    }

    func letOldIn(_ context: StepContext) async throws {
        if let old { try await login.letIn(old) }
    }

    /// Shuts the new login out, once nobody uses it.
    func disarm(_ context: StepContext) async throws {
        if try await work.place.read()?.fields["user"] == new { return }
        let draining = Draining(
            login: login, old: new, new: nil, quiet: spec.quiet, patience: spec.patience, isSeenFirst: false,
            world: work.world)
        do { _ = try await draining.wait(context) } catch SecretsError.notDrained {
            return context.log("\(new) is still in use, and stays enabled.", level: .warning)
        }
        try await login.shutOut(new)
        try await login.disarm(new)
    }

    /// Takes away what nobody needs any more. The rotation is done: what cannot be removed is told, and left.
    /// - Returns: what was left.
    func tidy(_ pending: PendingSecret) async -> [String] {
        var left: [String] = []
        if let old {
            do { try await login.disarm(old) } catch { left.append("\(old) keeps a password, but may not log in.") }
        }
        if let version {
            do { try await work.place.forget(version) } catch {
                left.append("What \(work.place.title) held before is still there.")
            }
        }
        do { try pending.remove() } catch { left.append("The draft of the password is still among Vigie's keys.") }
        return left
    }
}
