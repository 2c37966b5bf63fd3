package import Surroundings
import Synchronization
package import VigieEngine

/// What happened lately, for any number of readers.
///
/// The feed keeps the newest events and nothing else; a reader is a place among them. So memory does not grow with the
/// readers, nor with how slow they are: who falls behind is told to begin again.
package final class EventFeed: Sendable {
    private struct State {
        /// The event with sequence `n` lies at `n % capacity`.
        var events: [ClientEvent] = []
        /// Of the next event.
        var next: Int64 = 1
        var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
        var listenerCount = 0
        var isClosed = false
    }

    /// What a place among the events leads to.
    enum Step {
        case event(ClientEvent)
        case nothingNew
        case end
    }

    let name: String
    let world: World
    private let capacity: Int64
    private let state = Mutex(State())

    package init(name: String, world: World, capacity: Int = 2048) {
        self.name = name
        self.world = world
        self.capacity = Int64(max(1, capacity))
    }

    package func publish(_ kinds: [ClientEvent.Kind]) {
        guard !kinds.isEmpty else { return }
        let now = world.now()
        let listeners = state.withLock { state in
            for kind in kinds {
                let cursor = EventCursor(feed: name, sequence: state.next)
                let event = ClientEvent(cursor: cursor, at: now, kind: kind)
                if Int64(state.events.count) < capacity {
                    // The first one has sequence 1 and lies at 1 % capacity once the feed is full.
                    state.events.append(event)
                } else {
                    state.events[Int((state.next - 1) % capacity)] = event
                }
                state.next += 1
            }
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.yield() }
    }

    /// Wakes every reader, so that who has heard nothing for long can say so.
    package func pulse() {
        for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield() }
    }

    /// Ends all streams: the server is about to stop.
    package func close() {
        state.withLock { $0.isClosed = true }
        pulse()
    }

    /// How many read now.
    package var readers: Int {
        state.withLock { $0.listeners.count }
    }

    /// One reader's events, from now on or after a cursor.
    ///
    /// - Parameter present: what the reader is told first; asked for when nothing can be missed any more.
    package func events(
        after cursor: EventCursor? = nil, of run: RunID? = nil, within scope: ClientScope? = nil,
        beginningWith present: () -> ClientEvent.Kind? = { nil }
    ) -> EventStream {
        let reader = EventReader(feed: self, after: cursor, of: run, within: scope, beginningWith: present)
        return AsyncThrowingStream { try await reader.next() }
    }

    // MARK: What a reader needs

    /// The sequence of the newest event.
    var newest: Int64 {
        state.withLock { $0.next - 1 }
    }

    /// The first event after a place that concerns the run; moves the place on over those that do not.
    func step(from place: inout Int64, of run: RunID?) -> Step {
        state.withLock { state in
            let oldest = max(1, state.next - capacity)
            guard place >= oldest - 1, place < state.next else {
                place = state.next - 1
                let cursor = EventCursor(feed: name, sequence: place)
                return .event(ClientEvent(cursor: cursor, at: world.now(), kind: .restart))
            }
            while place + 1 < state.next {
                place += 1
                let event = state.events[Int((place - 1) % capacity)]
                if run == nil || event.run == run { return .event(event) }
            }
            return state.isClosed ? .end : .nothingNew
        }
    }

    func listen() -> (id: Int, rings: AsyncStream<Void>) {
        let (rings, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let id = state.withLock { state in
            state.listenerCount += 1
            state.listeners[state.listenerCount] = listener
            return state.listenerCount
        }
        return (id, rings)
    }

    func leave(_ id: Int) {
        state.withLock { $0.listeners.removeValue(forKey: id) }?.finish()
    }
}
