import Cron
import Surroundings
import Testing
import VigieTestSupport

struct LongestIntervalTests {
    private static let start = Timestamp(seconds: 1_780_000_000)

    @Test(arguments: [
        ("* * * * *", 60), ("*/15 * * * *", 900), ("0 * * * *", 3600), ("0,10 * * * *", 3000),
        ("30 2 * * *", 25 * 3600), ("0 12 * * *", 25 * 3600), ("0 */6 * * *", 7 * 3600), ("0 9-17 * * *", 17 * 3600),
        ("0 2 * * sun", 7 * 86_400 + 3600), ("0 2 * * mon-fri", 3 * 86_400 + 3600), ("0 0 1 * *", 31 * 86_400 + 3600),
        ("0 0 29 2 *", 1461 * 86_400), ("@yearly", 366 * 86_400),
    ])
    func `the longest wait is that of the worst night of the year`(expression: String, seconds: Int) throws {
        let longest = try CronSchedule(expression).longestInterval(in: Zone("Europe/Paris"), from: Self.start)
        #expect(longest == .seconds(seconds))
    }

    @Test(arguments: ["Europe/Paris", "Australia/Lord_Howe", "America/Havana", "UTC"], [UInt64(1), 2])
    func `it is the longest of all waits of five years`(name: String, seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        let zone = try Zone(name)
        for _ in 0..<3 {
            // Sparse enough to be counted one by one.
            let minute = random.int(in: 0..<60)
            let hours = (0..<random.int(in: 1..<4)).map { _ in String(random.int(in: 0..<24)) }.joined(separator: ",")
            let days = random.pick(["* * *", "* * mon-fri", "1,15 * *", "* */3 *", "13 * fri", "*/10 * *"])
            let schedule = try CronSchedule("\(minute) \(hours) \(days)")
            var longest = Duration.zero
            var last = try #require(schedule.next(after: Self.start, in: zone))
            while last < Self.start + .seconds(5 * 366 * 86_400), let due = schedule.next(after: last, in: zone) {
                longest = max(longest, due - last)
                last = due
            }
            #expect(schedule.longestInterval(in: zone, from: Self.start) == longest, "\(schedule) in \(zone)")
        }
    }
}
