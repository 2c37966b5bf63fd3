package import VigieEngine

extension LocalClient {
    package func events(after cursor: EventCursor?, of run: RunID?) async throws -> EventStream {
        if let run { _ = try await grounds.engine.run(run) }
        let events = desk.feed.events(after: cursor, of: run)
        guard let scope, run == nil else { return events }
        let reader = ScopedEvents(events: events, scope: scope)
        return EventStream(unfolding: { try await reader.next() })
    }
}
