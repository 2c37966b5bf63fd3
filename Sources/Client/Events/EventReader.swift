import Surroundings
import Synchronization
import VigieEngine

/// A place among the events of a feed, and a bell that rings when there are more.
final class EventReader: Sendable {
    private let feed: EventFeed
    private let run: RunID?
    private let scope: ClientScope?
    private let place: Mutex<Int64>
    /// What is told before anything else.
    private let present: Mutex<ClientEvent.Kind?>
    /// When the reader last got something.
    private let heard: Mutex<Duration>
    private let rings: AsyncStream<Void>
    private let id: Int

    init(
        feed: EventFeed, after cursor: EventCursor?, of run: RunID?, within scope: ClientScope? = nil,
        beginningWith present: () -> ClientEvent.Kind? = { nil }
    ) {
        self.feed = feed
        self.scope = scope
        self.run = run
        // A cursor of another feed, or one that is still to come, leads nowhere: -1 lies before every event.
        let start = cursor.map { $0.feed == feed.name && $0.sequence <= feed.newest ? $0.sequence : -1 }
        place = Mutex(start ?? feed.newest)
        heard = Mutex(feed.world.clock.elapsed())
        (id, rings) = feed.listen()
        self.present = Mutex(present())
    }

    deinit {
        feed.leave(id)
    }

    /// After so long without an event a reader gets a pulse.
    static let patience = Duration.seconds(15)

    /// The next event; `nil` when the reader's task was cancelled, or the feed has ended.
    func next() async throws -> ClientEvent? {
        let present = present.withLock { kind in
            defer { kind = nil }
            return kind
        }
        if let present { return event(present) }
        while !Task.isCancelled {
            switch place.withLock({ feed.step(from: &$0, of: run) }) {
            case .end: return nil
            case .event(let event):
                // What is none of the reader's business is passed over.
                if let scope, !scope.includes(event) { continue }
                heard.withLock { $0 = feed.world.clock.elapsed() }
                return event
            case .nothingNew:
                if let pulse { return pulse }
                for await _ in rings { break }
            }
        }
        return nil
    }

    private var pulse: ClientEvent? {
        let now = feed.world.clock.elapsed()
        let isDue = heard.withLock { heard in
            guard now - heard >= Self.patience else { return false }
            heard = now
            return true
        }
        return isDue ? event(.pulse) : nil
    }

    /// What is told to this reader only, and moves it nowhere.
    private func event(_ kind: ClientEvent.Kind) -> ClientEvent {
        let cursor = EventCursor(feed: feed.name, sequence: max(0, place.withLock { $0 }))
        return ClientEvent(cursor: cursor, at: feed.world.now(), kind: kind)
    }
}
