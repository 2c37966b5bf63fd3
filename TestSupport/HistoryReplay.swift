package import VigieEngine
package import VigieStore

/// A recorded history, replayed by the procedure as it is now.
package struct HistoryReplay: Sendable {
    /// What was recorded.
    package let recorded: RunHistory
    /// What the procedure of today makes of it.
    package let replayed: RunHistory

    /// Restores a history in a store and lets an engine on that store go on with it.
    package static func replay(_ recorded: RunHistory, in store: any Store, by engine: Engine) async throws
        -> HistoryReplay
    {
        let id = try await recorded.restore(in: store)
        _ = try await engine.perform(id)
        return HistoryReplay(recorded: recorded, replayed: try await RunHistory(of: id, in: store))
    }
}
