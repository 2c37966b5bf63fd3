import Cron
import Surroundings
import Testing

@testable import VigieNotifications

@Suite struct AddressTests {
    @Test(arguments: [
        ("https://a.example/x?y=1", true), ("http://127.0.0.1:8080/x", true), ("http://localhost/x", true),
        ("http://[::1]:80/x", true), ("http://127.1.2.3", true), ("HTTPS://a", true), ("http://a.example/", false),
        ("http://127.0.0.1.evil.example/", false), ("http://127.evil/", false),
        ("http://localhost.evil.example/", false),
        ("http://0.0.0.0/", false), ("http://10.0.0.1/", false),
    ])
    func `what crosses the network in clear is known`(text: String, isConfidential: Bool) {
        #expect(Endpoint(text)?.isConfidential == isConfidential)
    }

    @Test(arguments: [
        "", "a.example", "ftp://a", "https://", "https://user:password@a/", "https://a b/", "https://a\r\nX: y/",
        "https://a/#x",
        "https://a:99999/", "https://a:x/", "https://é/", "http://127.0.0.1\\@evil/", "https:///x",
    ])
    func `what is no address is none`(text: String) {
        #expect(Endpoint(text) == nil)
    }

    @Test(arguments: [
        ("120", 120), ("0", 0), ("-5", 0), ("999999", 3600), ("Mon, 05 Jan 2026 00:00:30 GMT", 30),
        ("Sun, 04 Jan 2026 00:00:00 GMT", 0), ("soon", nil), ("", nil), ("Mon, 99 Foo 2026 00:00:30 GMT", nil),
    ])
    func `how long the other side wants to be left alone`(header: String, seconds: Int?) {
        #expect(Courier.seconds(header, at: Timestamp(seconds: 1_767_571_200)) == seconds)
    }

    @Test(arguments: [
        ("08:00-19:00", 0, 480, true), ("08:00-19:00", 0, 1140, false), ("08:00-19:00", 5, 480, false),
        ("22:00-06:00", 4, 1380, true), ("22:00-06:00", 5, 300, true), ("22:00-06:00", 5, 1380, false),
        ("22:00-06:00", 0, 300, false), ("00:00-24:00", 0, 1439, true),
    ])
    func `hours of working days, also over midnight`(hours: String, day: Int, minute: Int, isIn: Bool) throws {
        let span = try #require(HourSpan(hours))
        // 2026-01-05 is a Monday.
        let instant = Timestamp(seconds: 1_767_571_200 + Int64(day) * 86_400 + Int64(minute) * 60)
        #expect(span.contains(WeekTime(of: instant, in: .utc), days: [0, 1, 2, 3, 4]) == isIn)
    }

    @Test(arguments: [
        "8:00-19:00", "08:00", "08:00-08:00", "25:00-26:00", "08:60-09:00", "24:00-08:00", "08:00-19:00-20:00",
        "aa:bb-cc:dd",
    ])
    func `what are no hours`(text: String) {
        #expect(HourSpan(text) == nil)
    }
}
