/// Reads values one after another.
package struct CBORReader {
    private static let deepest = 16

    private let bytes: [UInt8]
    /// How much was read.
    package private(set) var position = 0

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The one value that the bytes are.
    package static func value(of bytes: [UInt8]) throws(CBORError) -> CBORValue {
        var reader = CBORReader(bytes)
        let value = try reader.next()
        guard reader.position == bytes.count else { throw .tooLong }
        return value
    }

    /// The next value; there may be more after it.
    package mutating func next() throws(CBORError) -> CBORValue {
        try value(depth: 0)
    }

    private mutating func value(depth: Int) throws(CBORError) -> CBORValue {
        guard depth < Self.deepest else { throw .tooDeep }
        let head = try byte()
        switch head >> 5 {
        case 0: return .integer(try signed(head))
        case 1: return .integer(-1 - (try signed(head)))
        case 2: return .bytes(try piece(head))
        case 3:
            let piece = try piece(head)
            guard let text = String(validating: piece, as: UTF8.self) else { throw .badText }
            return .text(text)
        case 4: return try array(head, depth)
        case 5: return try map(head, depth)
        case 7 where head == 0xF4 || head == 0xF5: return .bool(head == 0xF5)
        case 7 where head == 0xF6: return .null
        default: throw .unsupported(head)
        }
    }

    private mutating func array(_ head: UInt8, _ depth: Int) throws(CBORError) -> CBORValue {
        var elements: [CBORValue] = []
        for _ in 0..<(try count(head)) { elements.append(try value(depth: depth + 1)) }
        return .array(elements)
    }

    private mutating func map(_ head: UInt8, _ depth: Int) throws(CBORError) -> CBORValue {
        var members: [CBORValue: CBORValue] = [:]
        for _ in 0..<(try count(head)) {
            let name = try value(depth: depth + 1)
            switch name {
            case .integer, .text: break
            default: throw .badName
            }
            guard members.updateValue(try value(depth: depth + 1), forKey: name) == nil else { throw .badName }
        }
        return .map(members)
    }

    private mutating func byte() throws(CBORError) -> UInt8 {
        guard position < bytes.count else { throw .cutOff }
        position += 1
        return bytes[position - 1]
    }

    /// The number that a head begins.
    private mutating func argument(_ head: UInt8) throws(CBORError) -> UInt64 {
        let low = head & 31
        switch low {
        case ..<24: return UInt64(low)
        case 24...27:
            var value: UInt64 = 0
            for _ in 0..<(1 << (low - 24)) { value = value << 8 | UInt64(try byte()) }
            return value
        default: throw .unsupported(head)
        }
    }

    private mutating func signed(_ head: UInt8) throws(CBORError) -> Int64 {
        guard let value = Int64(exactly: try argument(head)) else { throw .tooLarge }
        return value
    }

    /// How many follow. Each takes a byte at least, so that no number makes for more than there is.
    private mutating func count(_ head: UInt8) throws(CBORError) -> Int {
        let count = try argument(head)
        guard count <= UInt64(bytes.count - position) else { throw .cutOff }
        return Int(count)
    }

    private mutating func piece(_ head: UInt8) throws(CBORError) -> [UInt8] {
        let count = try count(head)
        position += count
        return Array(bytes[position - count..<position])
    }
}
