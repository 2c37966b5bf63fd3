import Quantities
import Testing
import VigieTestSupport
import Wording

struct DurationTests {
    @Test(arguments: [
        ("15m", 900_000), ("7d", 604_800_000), ("1h30m", 5_400_000), ("250ms", 250), ("1w", 604_800_000),
        ("1w2d3h4m5s6ms", 788_645_006), ("0s", 0), ("90s", 90_000), ("36525d", 3_155_760_000_000),
    ])
    func `what people write is read`(text: String, milliseconds: Int64) throws {
        #expect(try Duration(quantity: text) == .milliseconds(milliseconds))
    }

    @Test(arguments: [
        ("", "is empty"), ("15", "has no unit"), ("m", "is not a duration"), ("-5m", "is negative"),
        ("1.5h", "has a fraction"), ("15min", "unknown unit 'min'"), ("1M", "unknown unit 'M'"), ("1y", "the unit 'y'"),
        ("30m1h", "out of order"), ("1h2h", "the unit h twice"), ("1h 30m", "has a space"),
        ("1h30", "is not a duration"),
        ("36526d", "longer than a century"), ("99999999999999999999d", "longer than a century"),
        ("1٣m", "is not a duration"),
        ("PT15M", "is not a duration"), ("1,5h", "is not a duration"), ("1h!", "is not a duration"),
    ])
    func `what is no duration is refused with the reason`(text: String, reason: String) {
        let error = #expect(throws: QuantityError.self) { try Duration(quantity: text) }
        #expect(error?.problem.detail?.contains(reason) == true, "\(error?.problem.detail ?? "")")
        #expect(error?.problem.hint?.isEmpty == false)
    }

    @Test(arguments: [
        ("15min", "write 15m"), ("2 hours", "write 2h"), ("3jours", "write 3d"),
        ("10", "say which: 10s, 10m, 10h or 10d"),
        ("1h 30m", "write 1h30m"),
    ])
    func `the hint is what was probably meant`(text: String, hint: String) {
        let error = #expect(throws: QuantityError.self) { try Duration(quantity: text) }
        #expect(error?.problem.hint == hint)
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `the text of a duration reads back to it`(seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        for _ in 0..<500 {
            let duration = Duration.milliseconds(random.int(in: 0..<4_000_000_000))
            #expect(try Duration(quantity: duration.quantity) == duration)
        }
    }

    @Test(arguments: [
        (Duration.seconds(5400), "1h30m"), (.seconds(604_800), "7d"), (.zero, "0s"), (.milliseconds(1500), "1s500ms"),
        (.seconds(-300), "-5m"),
    ])
    func `a duration has one short text`(duration: Duration, text: String) {
        #expect(duration.quantity == text)
    }
}
