import Surroundings
import Synchronization
import Testing
import VigieTestSupport

@testable import VigieAPI

@Suite struct EscortTests {
    private final class Standing: Sendable {
        private let state = Mutex((holds: true, asked: 0))

        var asked: Int { state.withLock(\.asked) }

        func end() { state.withLock { $0.holds = false } }

        func ask() -> Bool {
            state.withLock { state in
                state.asked += 1
                return state.holds
            }
        }
    }

    @Test func `a stream ends with what it was asked with, and nothing more is told`() async throws {
        let (clock, standing) = (ManualClock(), Standing())
        let (source, feed) = AsyncThrowingStream<Int, any Error>.makeStream()
        for number in 1...5 { feed.yield(number) }
        var events = Escort(clock: clock) { standing.ask() }.accompany(source).makeAsyncIterator()
        #expect(try await events.next() == 1)
        #expect(standing.asked == 0, "who was just let in is not asked")
        clock.advance(by: Escort.interval)
        #expect(try await events.next() == 2)
        #expect(try await events.next() == 3)
        #expect(standing.asked == 1, "nor is anybody asked at each event")
        standing.end()
        clock.advance(by: Escort.interval)
        #expect(try await events.next() == nil)
        #expect(try await events.next() == nil)
    }

    @Test func `one client takes a few places, and leaves the others theirs`() {
        let uploads = Uploads(limit: 5, ofOne: 3)
        #expect((0..<9).map { _ in uploads.enter("a") }.count(where: \.self) == 3)
        #expect((0..<9).map { _ in uploads.enter("b") }.count(where: \.self) == 2)
        uploads.leave("a")
        #expect(uploads.enter("c") && !uploads.enter("c"))
        for client in ["a", "a", "b", "b", "c"] { uploads.leave(client) }
        #expect(uploads.inside == 0)
    }
}
