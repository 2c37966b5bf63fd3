import Cron
import Surroundings
import Testing

struct CronScheduleTests {
    /// The next firings of an expression in a zone after an instant, as UTC.
    private func upcoming(_ count: Int, _ expression: String, _ zone: String, after text: String) throws -> [String] {
        let instant = try #require(Timestamp(rfc3339: text))
        let instants = try CronSchedule(expression).upcoming(count, after: instant, in: Zone(zone))
        return instants.map { String($0.rfc3339.prefix(16)) }
    }

    @Test(arguments: [
        ("30 2 * * *", "2026-06-01T00:00:00Z", ["2026-06-01T02:30", "2026-06-02T02:30"]),
        ("30 2 * * *", "2026-06-01T02:30:00Z", ["2026-06-02T02:30", "2026-06-03T02:30"]),
        ("30 2 * * *", "2026-06-01T02:29:59.999999Z", ["2026-06-01T02:30", "2026-06-02T02:30"]),
        ("* * * * *", "2026-06-01T00:00:30Z", ["2026-06-01T00:01", "2026-06-01T00:02"]),
        ("0 0 29 2 *", "2026-01-01T00:00:00Z", ["2028-02-29T00:00", "2032-02-29T00:00"]),
        ("0 0 31 * *", "2026-01-31T00:00:00Z", ["2026-03-31T00:00", "2026-05-31T00:00"]),
        ("0 9 * * mon-fri", "2026-06-05T09:00:00Z", ["2026-06-08T09:00", "2026-06-09T09:00"]),
        ("0 0 * * 7", "2026-06-01T00:00:00Z", ["2026-06-07T00:00", "2026-06-14T00:00"]),
        ("59 23 31 12 *", "2026-12-31T23:59:00Z", ["2027-12-31T23:59", "2028-12-31T23:59"]),
        ("0 0 29 2 *", "2096-03-01T00:00:00Z", ["2104-02-29T00:00", "2108-02-29T00:00"]),
    ])
    func `firings follow one another`(expression: String, after: String, expected: [String]) throws {
        #expect(try upcoming(2, expression, "UTC", after: after) == expected)
    }

    @Test func `with both days restricted, either one counts`() throws {
        let days = try upcoming(4, "0 0 13 * fri", "UTC", after: "2026-02-01T00:00:00Z")
        #expect(days == ["2026-02-06T00:00", "2026-02-13T00:00", "2026-02-20T00:00", "2026-02-27T00:00"])
        let odd = try upcoming(3, "0 0 */2 * mon", "UTC", after: "2026-02-01T00:00:00Z")
        #expect(odd == ["2026-02-09T00:00", "2026-02-23T00:00", "2026-03-09T00:00"])
    }

    @Test func `at half past two on the night the clock jumps forward, it comes due once, after the gap`() throws {
        let nights = try upcoming(3, "30 2 * * *", "Europe/Paris", after: "2026-03-27T12:00:00Z")
        #expect(nights == ["2026-03-28T01:30", "2026-03-29T01:00", "2026-03-30T00:30"])
    }

    @Test func `at half past two on the night the clock falls back, it comes due once, the first time`() throws {
        let nights = try upcoming(3, "30 2 * * *", "Europe/Paris", after: "2026-10-23T12:00:00Z")
        #expect(nights == ["2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30"])
        let again = try upcoming(1, "30 2 * * *", "Europe/Paris", after: "2026-10-25T01:15:00Z")
        #expect(again == ["2026-10-26T01:30"])
    }

    @Test func `several times inside the gap come due once`() throws {
        let nights = try upcoming(3, "*/15 2 * * *", "Europe/Paris", after: "2026-03-28T23:00:00Z")
        #expect(nights == ["2026-03-29T01:00", "2026-03-30T00:00", "2026-03-30T00:15"])
    }

    @Test func `every hour means every hour that passes`() throws {
        let spring = try upcoming(4, "0 * * * *", "Europe/Paris", after: "2026-03-28T22:30:00Z")
        #expect(spring == ["2026-03-28T23:00", "2026-03-29T00:00", "2026-03-29T01:00", "2026-03-29T02:00"])
        let autumn = try upcoming(4, "30 * * * *", "Europe/Paris", after: "2026-10-24T23:00:00Z")
        #expect(autumn == ["2026-10-24T23:30", "2026-10-25T00:30", "2026-10-25T01:30", "2026-10-25T02:30"])
    }

    @Test func `every minute has no hole on either night`() throws {
        for night in ["2026-03-29T00:30:00Z", "2026-10-25T00:30:00Z"] {
            let start = try #require(Timestamp(rfc3339: night))
            let minutes = try CronSchedule("* * * * *").upcoming(180, after: start, in: Zone("Europe/Paris"))
            #expect(minutes.map { ($0 - start).inSeconds } == (1...180).map { Double($0) * 60 })
        }
    }

    @Test func `a day that the clock skipped altogether is made up for`() throws {
        // Samoa crossed the date line: there was no 30 December 2011.
        let days = try upcoming(3, "30 2 * * *", "Pacific/Apia", after: "2011-12-29T12:00:00Z")
        #expect(days == ["2011-12-29T12:30", "2011-12-30T10:00", "2011-12-30T12:30"])
    }

    @Test func `the clock can be set back over midnight`() throws {
        // In Havana one o'clock becomes midnight again.
        let days = try upcoming(3, "30 0 * * *", "America/Havana", after: "2026-10-31T05:00:00Z")
        #expect(days == ["2026-11-01T04:30", "2026-11-02T05:30", "2026-11-03T05:30"])
    }
}
