import Quantities
import Testing
import VigieTestSupport
import Wording

struct PercentageTests {
    @Test(arguments: [
        ("99.95%", Int64(99_950_000)), ("100%", 100_000_000), ("0%", 0), ("0.000001%", 1), ("99.999999%", 99_999_999),
        ("250%", 250_000_000), ("99.9500000%", 99_950_000),
    ])
    func `a percentage is read exactly`(text: String, millionths: Int64) throws {
        #expect(try Percentage(quantity: text).millionths == millionths)
    }

    @Test(arguments: [
        ("99.95", "has no percent sign"), ("", "has no percent sign"), ("%", "is not a number"),
        ("99,95%", "is not a number"),
        ("-1%", "is not a number"), ("1e2%", "is not a number"), ("0.0000001%", "more than six digits"),
        ("99.95 %", "is not a number"), ("99999999999999999999%", "beyond all measure"),
    ])
    func `what is no percentage is refused with the reason`(text: String, reason: String) {
        let error = #expect(throws: QuantityError.self) { try Percentage(quantity: text) }
        #expect(error?.problem.detail?.contains(reason) == true, "\(error?.problem.detail ?? "")")
    }

    @Test func `three nines and a half leave 21 minutes and 36 seconds of a thirty-day month`() throws {
        let promised = try Percentage(quantity: "99.95%")
        #expect(promised.complement.of(.seconds(30 * 86_400)) == .seconds(1296))
    }

    @Test func `whether a promise was kept does not hang on a rounding`() throws {
        let promised = try Percentage(quantity: "99.95%")
        #expect(promised.isReached(by: 1999, of: 2000))
        #expect(!promised.isReached(by: 19_989, of: 20_000))
        #expect(!promised.isReached(by: 9_994_999_999_999_999, of: 10_000_000_000_000_000))
        #expect(promised.isReached(by: 9_995_000_000_000_000, of: 10_000_000_000_000_000))
    }

    @Test(arguments: [(0, 1, false), (0, 0, false), (1, 0, false), (0, -5, false), (Int64.max, Int64.max, true)])
    func `nothing is reached by nothing of nothing`(part: Int64, whole: Int64, isReached: Bool) {
        #expect(Percentage(millionths: 99_900_000).isReached(by: part, of: whole) == isReached)
        #expect(Percentage.zero.isReached(by: part, of: whole) == (whole > 0))
    }

    @Test func `a share is rounded down, never up to a promise`() throws {
        #expect(Percentage(part: 2, of: 3)?.quantity == "66.666666%")
        #expect(Percentage(part: 999_999_999, of: 1_000_000_000)?.quantity == "99.999999%")
        #expect(Percentage(part: 1, of: 0) == nil)
    }

    @Test func `what depends on three things is available less than each`() throws {
        let three = try ["99.95%", "99.9%", "99.5%"].map { try Percentage(quantity: $0) }
        #expect(Percentage.product(three).quantity == "99.350799%")
        #expect(Percentage.product([]) == .hundred)
    }

    @Test(arguments: [
        ("99.95%", "99,95\u{a0}%"), ("100%", "100\u{a0}%"), ("0.5%", "0,5\u{a0}%"), ("12.345678%", "12,345678\u{a0}%"),
    ])
    func `it is spoken in both languages`(english: String, french: String) throws {
        let value = try Percentage(quantity: english)
        #expect(value.spoken.en == english)
        #expect(value.spoken.fr == french)
        #expect(Percentage(millionths: -value.millionths).quantity == "-" + english)
    }

    @Test(arguments: [UInt64(1), 2])
    func `the text of a percentage reads back to it`(seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        for _ in 0..<500 {
            let value = Percentage(millionths: Int64(random.int(in: 0..<200_000_000)))
            #expect(try Percentage(quantity: value.quantity) == value)
        }
    }
}
