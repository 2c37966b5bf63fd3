import Surroundings
import Testing
import VigieTestSupport

@testable import VigieAPI

@Suite struct RateLimitTests {
    @Test func `a client may ask for a burst, then at its rate`() {
        let clock = ManualClock()
        let limit = RateLimit(rate: 2, burst: 3, clock: clock)
        #expect((1...3).allSatisfy { _ in limit.take(of: "a") == nil })
        #expect(limit.take(of: "a") != nil)
        #expect(limit.take(of: "b") == nil)
        clock.advance(by: .seconds(1))
        #expect((1...2).allSatisfy { _ in limit.take(of: "a") == nil })
        #expect(limit.take(of: "a") != nil)
    }

    @Test func `what was refused costs more, and is forgiven in time`() {
        let clock = ManualClock()
        let limit = RateLimit(rate: 1, burst: 10, clock: clock)
        _ = limit.take(15, of: "a")
        #expect(limit.take(of: "a") != nil)
        clock.advance(by: .seconds(7))
        #expect(limit.take(of: "a") == nil)
    }

    @Test func `so many clients are remembered and no more`() {
        let limit = RateLimit(rate: 1, burst: 10, clock: ManualClock())
        for number in 0..<25_000 { _ = limit.take(of: "\(number)") }
        #expect(limit.take(of: "new") == nil)
    }
}
