package import VigieEngine

extension LocalClient {
    package func events(after cursor: EventCursor?, of run: RunID?) async throws -> EventStream {
        if let run { _ = try await grounds.engine.run(run) }
        return desk.feed.events(after: cursor, of: run, within: run == nil ? scope : nil) {
            // Who begins to look on would otherwise hear of a step only when it ends.
            guard cursor == nil, let run, let step = desk.stepUnderWay(in: run) else { return nil }
            return .step(run: run, step)
        }
    }
}
