import JSONTree
import Testing

@Suite struct JSONEqualityTests {
    static let numbers: [Double] = [
        0, -0.0, 37, -37, 0.5, 1e15, 9_007_199_254_740_992, 9_007_199_254_740_994, 4_611_686_018_427_387_904,
        9_223_372_036_854_775_808, -9_223_372_036_854_775_808, 1e19, 1e21, 1.5e300, .leastNonzeroMagnitude,
    ]

    @Test(arguments: numbers) func `a number is equal to what is read back of it`(number: Double) throws {
        let value = JSONValue.array([.number(number)])
        let back = try JSONValue(parsing: value.canonical)
        #expect(back == value)
        #expect(back.hashValue == value.hashValue)
        #expect(back.canonical == value.canonical)
        #expect(back[0]?.number == number)
    }

    @Test func `numbers that are written differently are not equal`() {
        #expect(JSONValue.number(37) == 37)
        #expect(JSONValue.number(37.5) != 37)
        #expect(JSONValue.integer(9_007_199_254_740_993) != .number(9_007_199_254_740_992))
        #expect(JSONValue.integer(1) != true)
        #expect(JSONValue.null != 0)
    }

    @Test func `a number that JSON does not have is not written`() async {
        for number in [Double.nan, .infinity, -.infinity] {
            #expect(throws: EncodingError.self) { try JSONValue(encoding: ["seconds": number]) }
            #expect(throws: EncodingError.self) { try JSONValue(encoding: JSONValue.number(number)) }
        }
        await #expect(processExitsWith: .failure) { _ = JSONValue.number(.nan).canonical }
    }

    @Test func `names that differ only in how accents are encoded are refused as such`() {
        let error = #expect(throws: JSONError.self) {
            try JSONValue(parsing: "{\"\u{e9}\":1,\"e\u{301}\":2}")
        }
        #expect(error?.reason.contains("differ only in how accents are encoded") == true)
        let twice = #expect(throws: JSONError.self) { try JSONValue(parsing: "{\"\u{e9}\":1,\"\u{e9}\":2}") }
        #expect(twice?.reason.hasPrefix("member twice") == true)
    }

    @Test func `a text keeps the bytes it came with`() throws {
        for text in ["{\"\u{e9}\":\"e\u{301}\"}", "{\"e\u{301}\":\"\u{e9}\"}"] {
            #expect(try JSONValue(parsing: text).canonical == Array(text.utf8))
        }
    }

    @Test func `every control character is escaped as RFC 8785 asks`() throws {
        let text = String(String.UnicodeScalarView((0..<0x23).compactMap { Unicode.Scalar(UInt8($0)) })) + "\\"
        let expected =
            #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012"#
            + #"\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f !\"\\""#
        #expect(JSONValue.string(text).canonicalText == expected)
        #expect(try JSONValue(parsing: expected) == .string(text))
    }
}
