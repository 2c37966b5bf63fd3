import Surroundings
import Testing
import VigieTestSupport

struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00.000000Z", 0),
        ("2000-02-29T12:34:56.789012Z", 951_827_696_789_012),
        ("1969-12-31T23:59:59.999999Z", -1),
        ("0001-01-01T00:00:00.000000Z", -62_135_596_800_000_000),
        ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
    ])
    func `an instant has one text`(text: String, microseconds: Int64) {
        #expect(Timestamp(microseconds: microseconds).rfc3339 == text)
        #expect(Timestamp(rfc3339: text)?.microseconds == microseconds)
    }

    @Test(arguments: [
        ("2026-11-22T16:20:43+01:00", "2026-11-22T15:20:43.000000Z"),
        ("2026-11-22T15:20:43.5Z", "2026-11-22T15:20:43.500000Z"),
        ("2026-11-22 15:20:43.641448123+00", "2026-11-22T15:20:43.641448Z"),
        ("2026-11-22t15:20:43z", "2026-11-22T15:20:43.000000Z"),
        ("2026-11-22T15:20:60Z", "2026-11-22T15:21:00.000000Z"),
    ])
    func `other forms of RFC 3339 are read`(text: String, canonical: String) {
        #expect(Timestamp(rfc3339: text)?.rfc3339 == canonical)
    }

    @Test(arguments: [
        "", "2026-11-22", "2026-11-22T15:20:43", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
        "2026-11-22T24:00:00Z", "2026-11-22T15:20:43.Z", "2026-11-22T15:20:43.1234567890Z", "2026-11-22T15:20:43Zx",
        "2026-11-22T15:20:43+1:00", "26-11-22T15:20:43Z", "２026-11-22T15:20:43Z",
    ])
    func `what is not RFC 3339 is refused`(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `texts sort as the instants do`(seed: UInt64) {
        let random = SeededRandom(seed: seed)
        let instants = (0..<500).map { _ in Timestamp(microseconds: Int64(random.int(in: 0..<4_000_000_000_000_000))) }
        #expect(instants.sorted().map(\.rfc3339) == instants.map(\.rfc3339).sorted())
        for instant in instants { #expect(Timestamp(rfc3339: instant.rfc3339) == instant) }
    }

    @Test func `spans are exact to the microsecond`() {
        let start = Timestamp(seconds: 1_800_000_000)
        let end = start + .microseconds(1_500_001)
        #expect(end - start == .microseconds(1_500_001))
        #expect(end - .microseconds(1_500_001) == start)
        #expect(start < end)
        #expect((Duration.seconds(-3) + .nanoseconds(1999)).inMicroseconds == -2_999_998)
    }

    @Test func `seconds round towards the past`() {
        #expect(Timestamp(microseconds: -1).seconds == -1)
        #expect(Timestamp(microseconds: 1_999_999).seconds == 1)
    }
}
