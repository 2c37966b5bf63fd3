import JSONTree
import KubernetesClient
import Surroundings
import Testing

@Suite struct QuantityTests {
    @Test(
        arguments: [
            ("0", 0), ("1", 1_000_000_000), ("250m", 250_000_000), ("1.5", 1_500_000_000), ("2k", 2_000_000_000_000),
            ("1Ki", 1_024_000_000_000), ("64Mi", 67_108_864_000_000_000), ("1e3", 1_000_000_000_000),
            ("5E-3", 5_000_000),
            ("-3", -3_000_000_000), ("+2", 2_000_000_000), ("100n", 100), ("7u", 7000), (".5", 500_000_000),
            ("0.0000000001", 1),
        ] as [(String, Int128)])
    func `an amount is read exactly`(text: String, nanos: Int128) throws {
        #expect(Quantity(text)?.nanos == nanos)
    }

    @Test(arguments: ["", "Mi", "1.2.3", "1 Gi", "ten", "1mi", "0x10", "--1"]) func `what is no amount is refused`(
        text: String
    ) {
        #expect(Quantity(text) == nil)
    }

    @Test func `amounts are compared and added, whatever their suffix`() throws {
        let half = try #require(Quantity("500m"))
        #expect(half + half == Quantity("1"))
        #expect(try #require(Quantity("1Gi")) > #require(Quantity("1G")))
        #expect(half.description == "500m")
    }

    @Test(arguments: [("1h30m", 5400.0), ("250ms", 0.25), ("1.5s", 1.5), ("-2m", -120), ("0", 0)])
    func `a span is read as Go writes it`(text: String, seconds: Double) throws {
        #expect(GoDuration(text: text)?.duration == .seconds(seconds))
    }

    @Test(arguments: ["1", "", "h", "1x", "s1"]) func `what is no span is refused`(text: String) {
        #expect(GoDuration(text: text) == nil)
    }

    @Test func `times and micro-times are read, and written as the server writes them`() throws {
        let time = try #require(Timestamp(json: "2026-11-22T15:45:17Z"))
        #expect(time.json == "2026-11-22T15:45:17Z")
        #expect(time.microTime == "2026-11-22T15:45:17.000000Z")
        #expect(Timestamp(json: "2026-11-22T15:45:17.123456Z")?.microTime == "2026-11-22T15:45:17.123456Z")
    }

    @Test(arguments: [(IntOrString.int(3), true, 3), (.string("25%"), true, 3), (.string("25%"), false, 2)])
    func `a share is counted up or down`(share: IntOrString, up: Bool, count: Int) {
        #expect(share.count(of: 10, roundingUp: up) == count)
        #expect(IntOrString.string("x").count(of: 10, roundingUp: up) == nil)
    }
}
