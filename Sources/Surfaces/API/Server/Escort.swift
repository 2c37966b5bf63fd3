import Surroundings
import Synchronization

/// Goes along with a stream, and ends it when its reader may not read it any more: a stream outlives the request that
/// asked for it, and must not outlive the session, the token or the roles that it was asked with.
struct Escort: Sendable {
    /// It is not asked more often than that. A stream that has nothing to say has a pulse every 15 seconds.
    static let interval = Duration.seconds(1)

    let clock: any WallClock
    /// Whether who reads would be let in now, and could do the same.
    let stillHolds: @Sendable () async throws -> Bool

    func accompany<Element: Sendable>(
        _ stream: AsyncThrowingStream<Element, any Error>
    ) -> AsyncThrowingStream<Element, any Error> {
        let watch = Watch(asked: clock.elapsed())
        return AsyncThrowingStream {
            var elements = stream.makeAsyncIterator()
            guard let element = try await elements.next() else { return nil }
            guard watch.isDue(at: clock.elapsed(), after: Self.interval) else { return element }
            return try await stillHolds() ? element : nil
        }
    }

    /// When it was asked last.
    private final class Watch: Sendable {
        private let asked: Mutex<Duration>

        init(asked: Duration) {
            self.asked = Mutex(asked)
        }

        func isDue(at now: Duration, after interval: Duration) -> Bool {
            asked.withLock { asked in
                guard now - asked >= interval else { return false }
                asked = now
                return true
            }
        }
    }
}

extension Answer {
    /// The same, for as long as its reader may read it.
    func escorted(by escort: Escort) -> Answer {
        var answer = self
        switch content {
        case .events(let events): answer.content = .events(escort.accompany(events))
        case .pieces(let pieces): answer.content = .pieces(escort.accompany(pieces))
        case .nothing, .bytes: break
        }
        return answer
    }
}
