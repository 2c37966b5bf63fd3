package import VigieEngine

extension LocalClient {
    package func events(after cursor: EventCursor?, of run: RunID?) async throws -> EventStream {
        if let run { _ = try await grounds.engine.run(run) }
        return desk.feed.events(after: cursor, of: run, within: run == nil ? scope : nil)
    }
}
