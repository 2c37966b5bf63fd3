import JSONTree
import Testing

struct ParsingTests {
    @Test(arguments: [
        ("", 0), ("  ", 2), ("nul", 0), ("NaN", 0), ("01", 2), ("-", 1), ("1.", 2), (".5", 0), ("1e", 2), ("+1", 0),
        ("1e999", 5), ("[1,]", 3), ("[1 2]", 3), ("{\"a\":1,}", 7), ("{a:1}", 1), ("{\"a\" 1}", 5), ("'a'", 0),
        ("\"a", 2), ("\"\u{1}\"", 2), (#""\x""#, 3), (#""\u12g4""#, 3), (#""\ud800""#, 7), (#""\ud800A""#, 7),
        (#""\udc00""#, 7), ("1 2", 2), ("[1]x", 3), ("{\"a\":1,\"a\":2}", 12), ("// c\n1", 0), ("[", 1),
        ("\u{feff}1", 0),
    ])
    func `what is not JSON is refused where it stops being it`(text: String, offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.offset == offset)
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xff, 0x22]) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xc0, 0x80, 0x22]) }
    }

    @Test func `depth is bounded`() throws {
        let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
        _ = try JSONValue(parsing: deep)
        #expect(throws: JSONError.self) { try JSONValue(parsing: "[" + deep + "]") }
        #expect(throws: JSONError.self) { try JSONValue(parsing: String(repeating: "[", count: 1_000_000)) }
    }

    @Test(
        arguments: [
            (#""\ud83d\ude00""#, JSONValue.string("😀")), (#""\u0000""#, "\0"), ("-0", .integer(0)), ("1.0", .number(1)),
            ("[]", []),
            ("{}", [:]),
            (" { \"a\" : [ true , null ] } ", ["a": [true, nil]]),
        ] as [(String, JSONValue)])
    func `values are read`(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test func `a value survives canonical and pretty text`() throws {
        let value: JSONValue = ["a": [1, 2.5, "x\n\"é\"", nil, [:], []], "b": ["c": false]]
        #expect(try JSONValue(parsing: value.canonical) == value)
        #expect(try JSONValue(parsing: value.pretty) == value)
        #expect(value.pretty.contains("\n  \"b\": {\n    \"c\": false\n  }"))
    }

    @Test func `encodable values become values and come back`() throws {
        struct Order: Codable, Equatable {
            let id: Int64
            let note: String?
            let tags: [String]
        }
        let order = Order(id: .max, note: nil, tags: ["a/b"])
        let value = try JSONValue(encoding: order)
        #expect(value == ["id": .integer(.max), "tags": ["a/b"]])
        #expect(try value.decoded(as: Order.self) == order)
    }
}
