import VigieEngine
import VigiePlan

/// The way back of a changed value, and the last step forward. It looks how things stand instead of trusting what was
/// done.
struct ValueRetreat: Sendable {
    let work: SecretWork
    let maker: any SecretMaker
    let version: String?
    let pending: PendingSecret

    /// Puts the old value back, if the new one is in its place and the old one is still good for something.
    func putBack(_ context: StepContext) async throws {
        guard let current = try await work.place.read(), try current.fields == pending.read() else { return }
        if let version {
            guard let old = try await work.place.read(version: version)?.fields, try await maker.isUsable(old) else {
                return context.log("The old value is good for nothing any more: the new one stays.", level: .warning)
            }
        }
        try await work.place.putBack(version, over: current.version)
    }

    /// Takes back a value that is in nobody's hands.
    func withdraw(_ context: StepContext) async throws {
        guard let fields = try pending.read() else { return }
        fields.conceal(in: context)
        if try await work.place.read()?.fields != fields { try await maker.withdraw(fields) }
        try pending.remove()
    }

    /// Takes away what nobody needs any more.
    /// - Parameter oldIsDead: false where the old value still opens something: then whoever ends it by hand needs it.
    /// - Returns: what was left.
    func tidy(oldIsDead: Bool?) async -> [String] {
        var left: [String] = []
        if let version, oldIsDead != false {
            do { try await work.place.forget(version) } catch {
                left.append("What \(work.place.title) held before is still there.")
            }
        }
        do { try pending.remove() } catch { left.append("The draft of the value is still among Vigie's keys.") }
        return left
    }
}
