import Synchronization
import VigieEngine

/// A place among the events of a feed, and a bell that rings when there are more.
final class EventReader: Sendable {
    private let feed: EventFeed
    private let run: RunID?
    private let place: Mutex<Int64>
    private let rings: AsyncStream<Void>
    private let id: Int

    init(feed: EventFeed, after cursor: EventCursor?, of run: RunID?) {
        self.feed = feed
        self.run = run
        // A cursor of another feed, or one that is still to come, leads nowhere: -1 lies before every event.
        let start = cursor.map { $0.feed == feed.name && $0.sequence <= feed.newest ? $0.sequence : -1 }
        place = Mutex(start ?? feed.newest)
        (id, rings) = feed.listen()
    }

    deinit {
        feed.leave(id)
    }

    /// The next event; `nil` when the reader's task was cancelled.
    func next() async throws -> ClientEvent? {
        while !Task.isCancelled {
            let step = place.withLock { feed.step(from: &$0, of: run) }
            if case .event(let event) = step { return event }
            for await _ in rings { break }
        }
        return nil
    }
}
