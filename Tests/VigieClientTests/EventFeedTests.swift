import Surroundings
import Testing
import VigieClient
import VigieEngine
import VigieTestSupport

/// One feed, many readers, and memory that does not grow.
@Suite struct EventFeedTests {
    private func feed(_ capacity: Int = 8) -> EventFeed {
        EventFeed(name: "feed", world: .system, capacity: capacity)
    }

    private func plan(_ number: Int) -> ClientEvent.Kind { .plan(digest: "\(number)") }

    private func take(_ count: Int, from stream: EventStream) async throws -> [ClientEvent] {
        var events: [ClientEvent] = []
        for try await event in stream {
            events.append(event)
            if events.count == count { break }
        }
        return events
    }

    @Test func `a reader hears what happens after it came`() async throws {
        let feed = feed()
        feed.publish([plan(0)])
        let stream = feed.events()
        feed.publish([plan(1), plan(2)])
        let heard = try await take(2, from: stream)
        #expect(heard.map(\.kind) == [plan(1), plan(2)])
        #expect(heard.map(\.cursor.text) == ["feed-2", "feed-3"])
    }

    @Test func `who comes back goes on after the last event`() async throws {
        let feed = feed()
        feed.publish((1...5).map(plan))
        let stream = feed.events(after: EventCursor("feed-3"))
        #expect(try await take(2, from: stream).map(\.kind) == [plan(4), plan(5)])
    }

    @Test(arguments: ["feed-1", "other-4", "feed-99"])
    func `who comes back too late, or from elsewhere, begins again`(cursor: String) async throws {
        let feed = feed(4)
        feed.publish((1...20).map(plan))
        let stream = feed.events(after: EventCursor(cursor))
        #expect(try await take(1, from: stream).map(\.kind) == [.restart])
        feed.publish([plan(21)])
        #expect(try await take(1, from: stream).map(\.kind) == [plan(21)])
    }

    @Test func `a slow reader begins again and holds nobody up`() async throws {
        let feed = feed(4)
        let (slow, fast) = (feed.events(), feed.events())
        feed.publish((1...4).map(plan))
        #expect(try await take(4, from: fast).count == 4)
        feed.publish((5...20).map(plan))
        #expect(try await take(1, from: slow).map(\.kind) == [.restart])
    }

    @Test func `what is so already is told first, and moves nobody's place`() async throws {
        let feed = feed()
        feed.publish([plan(0)])
        let stream = feed.events(beginningWith: {
            // From here on nothing is missed.
            feed.publish([plan(1)])
            return .progress(run: "a", step: "x", fraction: nil, text: "")
        })
        feed.publish([plan(2)])
        let heard = try await take(3, from: stream)
        #expect(heard.map(\.kind.name) == [.progress, .plan, .plan])
        #expect(heard.map(\.cursor.text) == ["feed-1", "feed-2", "feed-3"])
    }

    @Test func `a reader of one run hears of that run alone`() async throws {
        let feed = feed()
        let stream = feed.events(of: "b")
        feed.publish([
            .progress(run: "a", step: "x", fraction: nil, text: ""), plan(1),
            .progress(run: "b", step: "y", fraction: 0.5, text: "half"),
        ])
        #expect(try await take(1, from: stream).map(\.run) == ["b"])
    }

    @Test func `streams end when the feed is closed`() async throws {
        let feed = feed()
        let stream = feed.events()
        feed.publish([plan(1)])
        feed.close()
        var count = 0
        for try await _ in stream { count += 1 }
        #expect(count == 1)
    }

    @Test func `a reader that is gone is forgotten`() async throws {
        let feed = feed()
        do {
            let stream = feed.events()
            feed.publish([plan(1)])
            #expect(feed.readers == 1)
            _ = try await take(1, from: stream)
        }
        #expect(feed.readers == 0)
    }
}
