import Cron
import Testing
import Wording

struct CronParsingTests {
    @Test(arguments: [
        "* * * * *", "30 2 * * *", "*/15 9-17 * * mon-fri", "0 0 1,15 * *", "5/10 * * * *", "0 0 29 2 *", "@daily",
        "@hourly", "@weekly", "@monthly", "@yearly", "@annually", "@midnight", "0 0 * JAN,Jul sun", "0 0 * * 7",
        "0 0 * * fri-sun", "  0\t0  * * *  ", "0 0 30 2 mon", "0 0 31 * *",
    ])
    func `an expression is read and kept as written`(expression: String) throws {
        let schedule = try CronSchedule(expression)
        #expect(schedule.description == expression)
    }

    @Test(arguments: [
        ("", "has 0 fields"), ("30 2 * *", "has 4 fields"), ("0 30 2 * * *", "has 6 fields"),
        ("60 2 * * *", "'60' as minute"),
        ("0 24 * * *", "'24' as hour"), ("0 0 0 * *", "'0' as day of the month"), ("0 0 * 13 *", "'13' as month"),
        ("0 0 * * 8", "'8' as day of the week"), ("0 0 * * monday", "'monday' as day of the week"),
        ("*/0 * * * *", "'*/0' as minute"), ("*/x * * * *", "'*/x' as minute"), ("0 18-6 * * *", "runs backwards"),
        ("1,,2 * * * *", "'' as minute"), ("1-2-3 * * * *", "'1-2-3' as minute"), ("-5 * * * *", "'' as minute"),
        ("@reboot", "not a known shorthand"), ("? * * * *", "'?' as minute"), ("1/2/3 * * * *", "'1/2/3' as minute"),
        ("٣ * * * *", "'٣' as minute"), ("+1 * * * *", "'+1' as minute"), ("0 0 jan * *", "'jan' as day of the month"),
    ])
    func `what is no expression is refused with the reason`(expression: String, reason: String) {
        let error = #expect(throws: CronError.self) { try CronSchedule(expression) }
        #expect(error?.problem.detail?.contains(reason) == true, "\(error?.problem.detail ?? "")")
        #expect(error?.problem.hint?.isEmpty == false)
    }

    @Test(arguments: ["0 0 30 2 *", "0 0 31 2,4,6,9,11 *", "0 0 31 4 */2"])
    func `a day that never comes is refused`(expression: String) {
        #expect(throws: CronError.never(expression)) { try CronSchedule(expression) }
    }

    @Test(arguments: ["Europe/Paris", "UTC", "America/Argentina/Buenos_Aires", "Asia/Kathmandu"])
    func `a zone is known by its IANA name`(name: String) throws {
        #expect(try Zone(name).identifier == name)
    }

    @Test(
        arguments: [
            ("Europe/Pariss", "Europe/Paris"), ("Paris", "Europe/Paris"), ("europe/paris", "Europe/Paris"),
            ("CET", nil),
            ("GMT+2", nil), ("", nil), ("+02:00", nil), ("Mars/Olympus", nil), ("../../etc/passwd", nil),
        ] as [(String, String?)])
    func `what is no zone is refused with what was meant`(name: String, meant: String?) {
        #expect(throws: CronError.unknownZone(name, suggestion: meant)) { try Zone(name) }
    }
}
