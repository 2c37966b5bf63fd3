import Cron
import Surroundings
import Testing
import VigieTestSupport

/// The search against a scan of every minute, with schedules at random around the turns of clocks.
struct MinuteScanTests {
    /// A zone and an instant near one at which its clocks were turned.
    static let turns = [
        ("Europe/Paris", "2026-03-29T01:00:00Z"), ("Europe/Paris", "2026-10-25T01:00:00Z"),
        ("America/New_York", "2026-03-08T07:00:00Z"), ("America/New_York", "2026-11-01T06:00:00Z"),
        ("Australia/Lord_Howe", "2026-04-04T15:00:00Z"), ("Australia/Lord_Howe", "2026-10-03T15:30:00Z"),
        ("America/Havana", "2026-03-08T05:00:00Z"), ("America/Havana", "2026-11-01T05:00:00Z"),
        ("Antarctica/Troll", "2026-03-29T01:00:00Z"), ("Antarctica/Troll", "2026-10-25T01:00:00Z"),
        ("Pacific/Apia", "2011-12-30T10:00:00Z"), ("Africa/Casablanca", "2026-02-15T02:00:00Z"),
        ("Asia/Beirut", "2026-03-28T22:00:00Z"), ("Asia/Kathmandu", "2026-06-01T00:00:00Z"),
        ("UTC", "2028-02-29T00:00:00Z"),
    ]

    @Test(arguments: turns, [UInt64(1), 2, 3])
    func `the search finds what a scan of every minute finds`(turn: (zone: String, at: String), seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        let zone = try Zone(turn.zone)
        let middle = try #require(Timestamp(rfc3339: turn.at))
        for _ in 0..<12 {
            let written = try RandomSchedule(random)
            let start = middle - .seconds(random.int(in: 0..<2 * 86_400))
            let end = middle + .seconds(2 * 86_400)
            let scan = MinuteScan(fields: written.fields, eitherDay: written.eitherDay, zone: zone)
            var found: [Timestamp] = []
            var last = start
            while let due = written.schedule.next(after: last, in: zone), due <= end {
                found.append(due)
                last = due
            }
            #expect(found == scan.firings(from: start, to: end), "\(written.schedule) in \(zone) from \(start)")
        }
    }
}
