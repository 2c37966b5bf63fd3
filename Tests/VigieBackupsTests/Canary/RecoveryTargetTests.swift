import Surroundings
import Testing
import VigieBackups
import VigieTestSupport

struct RecoveryTargetTests {
    private let start = Timestamp(seconds: 1_767_571_200)

    /// Heartbeats every two seconds, each a little further in the log.
    private func samples(_ count: Int) -> [CanarySample] {
        (1...count).map { number in
            let at = start + .seconds(2 * number)
            return CanarySample(
                sequence: Int64(number), at: at, writtenAt: at + .milliseconds(3),
                position: LogPosition(bytes: UInt64(number) * 1000))
        }
    }

    @Test(arguments: 0..<100) func `the target lies between the last two heartbeats that are archived`(seed: UInt64)
        throws
    {
        let random = SeededRandom(seed: seed)
        let samples = samples(random.int(in: 3..<50))
        let end = LogPosition(bytes: UInt64(random.int(in: 2000..<60_000)))
        let archived = samples.filter { $0.position <= end }
        let target = RecoveryTarget.choose(samples: samples, archiveEnd: end, consistentAt: start)
        guard case .time(let instant, let heartbeat) = target else {
            Issue.record("not an instant: \(target)")
            return
        }
        let (last, previous) = (try #require(archived.last), archived[archived.count - 2])
        #expect(heartbeat == previous.sequence)
        #expect(instant > previous.writtenAt)
        #expect(instant < last.writtenAt)
    }

    @Test func `with one heartbeat in the archive there is no later one to stop at`() {
        let target = RecoveryTarget.choose(
            samples: samples(5), archiveEnd: LogPosition(bytes: 1500), consistentAt: start)
        #expect(target == .latest(heartbeat: 1))
    }

    @Test func `with none, nothing is known`() {
        let target = RecoveryTarget.choose(
            samples: samples(5), archiveEnd: LogPosition(bytes: 10), consistentAt: start)
        #expect(target == .latest(heartbeat: nil))
    }

    @Test func `an instant before the end of the backup cannot be recovered from it`() {
        let target = RecoveryTarget.choose(
            samples: samples(5), archiveEnd: LogPosition(bytes: 5000), consistentAt: start + .seconds(9))
        #expect(target == .latest(heartbeat: 5))
    }
}
