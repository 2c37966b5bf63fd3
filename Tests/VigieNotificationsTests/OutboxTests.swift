import Surroundings
import Testing
import VigieTestSupport

@testable import VigieNotifications

/// The outbox by itself: who sends what, and what is known of it afterwards.
@Suite struct OutboxTests {
    private let start = Timestamp(seconds: 1_767_571_200)

    @Test func `what comes within the window goes in one message`() {
        var outbox = Outbox()
        let (first, second) = (Notice.sample("a", .warning), Notice.sample("b", .warning))
        #expect(outbox.add(first, at: start, window: .seconds(60)) == start + .seconds(60))
        #expect(outbox.add(second, at: start + .seconds(30), window: .seconds(60)) == start + .seconds(60))
        guard case .send(let bundle) = outbox.turn(for: second, by: "two", at: start + .seconds(60)) else {
            Issue.record("nothing to send")
            return
        }
        #expect(bundle.items.map(\.notice.key) == ["a", "b"])
        #expect(outbox.turn(for: first, by: "one", at: start + .seconds(60)) == .wait(until: start + .seconds(65)))
        outbox.delivered(at: start + .seconds(61))
        guard case .settled(let mark) = outbox.turn(for: first, by: "one", at: start + .seconds(65)) else {
            Issue.record("not settled")
            return
        }
        #expect(mark.bundle == bundle.key && mark.failure == nil)
    }

    @Test func `what is critical waits for nobody`() {
        var outbox = Outbox()
        _ = outbox.add(.sample("a", .info), at: start, window: .seconds(3600))
        #expect(outbox.add(.sample("b"), at: start, window: .seconds(3600)) == start)
    }

    @Test func `who takes over a bundle sends the same under the same key`() {
        var outbox = Outbox()
        let (first, second) = (Notice.sample("a"), Notice.sample("b"))
        _ = outbox.add(first, at: start, window: .zero)
        guard case .send(let bundle) = outbox.turn(for: first, by: "one", at: start) else { return }
        _ = outbox.add(second, at: start, window: .zero)
        // The first one died. The second waits as long as it might still be sending.
        let later = start + Outbox.hold
        guard case .send(let same) = outbox.turn(for: second, by: "two", at: later) else {
            Issue.record("nobody takes it over")
            return
        }
        #expect(same.key == bundle.key && same.items == bundle.items)
    }

    @Test func `however many runs, crashes and failures there are, each notice is settled, under one key each`() {
        for seed in 0..<300 {
            let random = SeededRandom(seed: UInt64(seed))
            var (outbox, now) = (Outbox(), start)
            let notices = (0..<random.int(in: 1..<8)).map { Notice.sample("n\($0)", random.pick(Severity.allCases)) }
            var sent: [String: Set<String>] = [:]
            var settled: Set<String> = []
            var turns = 0
            for notice in notices { _ = outbox.add(notice, at: now, window: .seconds(30)) }
            while settled.count < notices.count, turns < 2000 {
                turns += 1
                now = now + .seconds(random.int(in: 0..<40))
                let notice = random.pick(notices)
                switch outbox.turn(for: notice, by: notice.key, at: now) {
                case .settled: settled.insert(notice.key)
                case .wait(let until): #expect(until > now)
                case .send(let bundle):
                    // Killed before it was sent, or after, or it went well, or not.
                    let fate = random.int(in: 0..<6)
                    if fate > 0 { for item in bundle.items { sent[item.notice.key, default: []].insert(bundle.key) } }
                    if fate > 2 {
                        outbox.delivered(at: now)
                    } else if fate == 2 {
                        outbox.postpone(until: now + .seconds(20))
                    }
                }
            }
            #expect(settled.count == notices.count, "seed \(seed)")
            #expect(sent.values.allSatisfy { $0.count == 1 }, "seed \(seed): a repetition carries another key")
            #expect(sent.count == notices.count)
        }
    }

    @Test func `a channel goes no faster than it may`() {
        var pace = Pace()
        let places = (0..<20).map { _ in pace.reserve(perMinute: 6, at: start) }
        for index in places.indices {
            let within = places.filter { $0 >= places[index] && $0 < places[index] + .seconds(60) }
            #expect(within.count <= 6 + 4, "a burst of five, then one each ten seconds")
        }
        #expect(places.last == start + .seconds(150))
    }
}
