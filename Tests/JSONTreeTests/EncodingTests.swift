import Foundation
import JSONTree
import Testing

/// What `JSONValue(encoding:)` makes is what Foundation's encoder writes.
@Suite struct EncodingTests {
    struct Everything: Encodable {
        var text = "« é\u{1} \"quoted\" / »"
        var flag = true
        var small: Int8 = -128
        var large = Int64.max
        var larger = UInt64.max
        var unsigned: UInt32 = 7
        var fraction = 0.1
        var single: Float = 0.1
        var whole = 5.0
        var absent: String?
        var present: String? = "here"
        var list: [Int?] = [1, nil, 3]
        var table = ["a": [1.5], "b": []]
        var numbered = [3: "three"]
        var bytes = Data([1, 2, 3])
        var place = URL(string: "https://example.org/a?b=c")
        var choice = Choice.second(count: 2)
        var plain = Plain.red
        var nested = Nested()
        var tree: JSONValue = ["x": [1, 2.5, nil, "y", true]]
        var nothing = Nothing()
        var date = Date(timeIntervalSinceReferenceDate: 12.5)
    }

    enum Choice: Codable {
        case first
        case second(count: Int)
    }
    enum Plain: String, Codable { case red }
    struct Nothing: Codable {}

    struct Nested: Encodable {
        enum Key: String, CodingKey { case inner, list, other }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            var inner = container.nestedContainer(keyedBy: Key.self, forKey: .inner)
            var list = container.nestedUnkeyedContainer(forKey: .list)
            try list.encode("one")
            var deeper = list.nestedUnkeyedContainer()
            try deeper.encode(1)
            var element = list.nestedContainer(keyedBy: Key.self)
            try element.encode(true, forKey: .inner)
            try list.encodeNil()
            // Filled after others have been begun.
            try inner.encode(2, forKey: .other)
            try "later".encode(to: container.superEncoder(forKey: .other))
        }
    }

    class Base: Encodable { let base = 1 }

    final class Derived: Base {
        enum Key: String, CodingKey { case derived }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(2, forKey: .derived)
            try super.encode(to: container.superEncoder())
        }
    }

    @Test func `every shape comes out as Foundation writes it`() throws {
        try compare(Everything())
        try compare(Derived())
        try compare([Everything(), Everything()])
        try compare(["k": Nested()])
    }

    @Test func `a value that is no container comes out as it is`() throws {
        try compare("text")
        try compare(5)
        try compare(-0.5)
        try compare(true)
        try compare(Int?.none)
        try compare([String]())
        try compare([String: Int]())
        try compare(Data([9]))
        try compare(JSONValue.array([1]))
        try compare(Plain.red)
    }

    @Test func `what is no number is refused, and where it stands is said`() {
        struct Measured: Encodable { let values = ["a": [1.0, Double.nan]] }
        let error = #expect(throws: EncodingError.self) { try JSONValue(encoding: Measured()) }
        guard case .invalidValue(_, let context) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["values", "a", "Index 1"])
        #expect(throws: EncodingError.self) { try JSONValue(encoding: Double.infinity) }
        #expect(throws: EncodingError.self) { try JSONValue(encoding: -Float.infinity) }
        #expect(throws: EncodingError.self) { try JSONValue(encoding: JSONValue.number(.nan)) }
    }

    private func compare(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let expected = try JSONValue(parsing: encoder.encode(value))
        let tree = try JSONValue(encoding: value)
        #expect(tree == expected)
        #expect(tree.canonicalText == expected.canonicalText)
    }
}
