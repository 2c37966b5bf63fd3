import Surroundings
import Testing
import VigieBackups

struct RetentionCheckTests {
    private let now = Timestamp(seconds: 1_767_571_200)

    private func full(_ daysAgo: Int64) throws -> BackupSummary {
        try backup("full-\(daysAgo)", .full, daysAgo)
    }

    private func backup(_ label: String, _ type: BackupType, _ daysAgo: Int64) throws -> BackupSummary {
        let at = now - .seconds(daysAgo * 86_400)
        let segment = try #require(SegmentName("000000010000000000000001"))
        return BackupSummary(
            label: label, type: type, startedAt: at, stoppedAt: at, size: 1, stored: 1, firstSegment: segment,
            lastSegment: segment)
    }

    private func check(
        _ full: PgBackRestSetup.Retention.Full, now days: [Int64], earlier: [Int64] = []
    ) throws -> RetentionCheck {
        RetentionCheck(
            .init(full: full), backups: try days.map { try self.full($0) },
            earlier: try earlier.map { try self.full($0) },
            now: now)
    }

    @Test func `as many as the policy says are kept`() throws {
        let check = try check(.count(2), now: [14, 7])
        #expect(check.isKept)
        #expect(check.full == 2)
        #expect(check.reachesBackTo == now - .seconds(14 * 86_400))
    }

    @Test func `a young repository need not be full yet`() throws {
        #expect(try check(.count(4), now: [1]).isKept)
        #expect(try check(.days(30), now: [1]).isKept)
    }

    @Test func `one that should have expired is a surplus`() throws {
        #expect(try check(.count(2), now: [21, 14, 7]).surplus == ["full-21"])
        #expect(try check(.days(10), now: [30, 20, 5]).surplus == ["full-30"])
    }

    @Test func `one that a newer one made superfluous was not lost`() throws {
        #expect(try check(.count(2), now: [7, 0], earlier: [14, 7]).isKept)
        #expect(try check(.days(10), now: [12, 0], earlier: [25, 12]).isKept)
    }

    @Test func `one that is gone without a newer one was lost`() throws {
        #expect(try check(.count(2), now: [7], earlier: [14, 7]).lost == ["full-14"])
        #expect(try check(.count(2), now: [], earlier: [14, 7]).lost == ["full-14", "full-7"])
    }

    @Test func `a span of days keeps the full backup that it begins with`() throws {
        #expect(try check(.days(10), now: [12, 5]).isKept)
        #expect(try check(.days(10), now: [5], earlier: [12, 5]).lost == ["full-12"])
    }
}
