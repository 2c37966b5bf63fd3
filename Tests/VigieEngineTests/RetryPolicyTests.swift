import Testing

@testable import VigieEngine

@Suite struct RetryPolicyTests {
    @Test func `delays double up to the longest`() {
        let policy = RetryPolicy(attempts: 9, firstDelay: .seconds(1), longestDelay: .seconds(10), jitter: 0)
        let delays = (1...6).map { policy.delay(afterAttempt: $0, chance: 0.9) }
        #expect(delays == [1, 2, 4, 8, 10, 10].map(Duration.seconds))
    }

    @Test func `chance shortens a delay by the jitter at most`() {
        let policy = RetryPolicy(attempts: 2, firstDelay: .seconds(8), jitter: 0.5)
        #expect(policy.delay(afterAttempt: 1, chance: 0) == .seconds(8))
        #expect(policy.delay(afterAttempt: 1, chance: 0.5) == .seconds(6))
        #expect(policy.delay(afterAttempt: 1, chance: 0.999) > .seconds(4))
    }

    @Test func `an attempt number without end does not overflow`() {
        #expect(RetryPolicy.standard.delay(afterAttempt: .max, chance: 0) == .seconds(300))
    }
}
