import CBOR
import Testing

@Suite struct CBORReaderTests {
    /// From appendix A of RFC 8949.
    @Test(arguments: [
        ("00", CBORValue.integer(0)), ("17", .integer(23)), ("1818", .integer(24)), ("1903e8", .integer(1000)),
        ("1b000000e8d4a51000", .integer(1_000_000_000_000)), ("20", .integer(-1)), ("3903e7", .integer(-1000)),
        ("f4", .bool(false)), ("f5", .bool(true)), ("f6", .null), ("40", .bytes([])),
        ("4401020304", .bytes([1, 2, 3, 4])),
        ("60", .text("")), ("6449455446", .text("IETF")), ("62c3bc", .text("ü")),
        ("83010203", .array([.integer(1), .integer(2), .integer(3)])), ("a0", .map([:])),
        ("a201020304", .map([.integer(1): .integer(2), .integer(3): .integer(4)])),
        ("a26161016162820203", .map([.text("a"): .integer(1), .text("b"): .array([.integer(2), .integer(3)])])),
    ])
    func `values are those of RFC 8949`(text: String, value: CBORValue) throws {
        let bytes = Self.bytes(text)
        #expect(try CBORReader.value(of: bytes) == value)
        for length in 0..<bytes.count {
            #expect(throws: CBORError.cutOff) { try CBORReader.value(of: Array(bytes.prefix(length))) }
        }
        #expect(throws: CBORError.tooLong) { try CBORReader.value(of: bytes + [0]) }
    }

    @Test(arguments: [
        ("1bffffffffffffffff", CBORError.tooLarge), ("62c328", .badText), ("a201020103", .badName),
        ("a14001", .badName), ("5fff", .unsupported(0x5F)), ("9fff", .unsupported(0x9F)), ("c074", .unsupported(0xC0)),
        ("fa47c35000", .unsupported(0xFA)), ("1c", .unsupported(0x1C)), ("5bffffffffffffffff", .cutOff),
        ("9bffffffffffffffff", .cutOff), ("bb7fffffffffffffff", .cutOff),
    ])
    func `what authenticators do not write is refused`(text: String, error: CBORError) {
        #expect(throws: error) { try CBORReader.value(of: Self.bytes(text)) }
    }

    @Test func `nesting has an end`() {
        #expect(throws: CBORError.tooDeep) { try CBORReader.value(of: [UInt8](repeating: 0x81, count: 100_000)) }
    }

    @Test func `one value after another`() throws {
        var reader = CBORReader(Self.bytes("01024103"))
        #expect(try reader.next() == .integer(1))
        #expect(try reader.next() == .integer(2))
        #expect(reader.position == 2)
        #expect(try reader.next() == .bytes([3]))
    }

    @Test func `whatever the bytes are, there is an answer`() {
        var state: UInt64 = 7
        for _ in 0..<20_000 {
            let bytes = (0..<24).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
            _ = try? CBORReader.value(of: bytes)
        }
    }

    private static func bytes(_ text: String) -> [UInt8] {
        let digits = Array(text)
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }
}
