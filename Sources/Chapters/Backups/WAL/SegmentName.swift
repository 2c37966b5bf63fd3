/// The name of a file of the write-ahead log: `000000010000000000000029`.
///
/// Eight hexadecimal digits each for the timeline, the upper half of the position, and the segment within that half.
package struct SegmentName: Hashable, Sendable, Codable {
    package let timeline: UInt32
    package let high: UInt32
    package let low: UInt32

    package init(timeline: UInt32, high: UInt32, low: UInt32) {
        self.timeline = timeline
        self.high = high
        self.low = low
    }

    /// The name of the segment with this number, counted from 0 through the whole log.
    package init(timeline: UInt32, number: UInt64, size: SegmentSize) {
        self.init(
            timeline: timeline, high: UInt32(truncatingIfNeeded: number / size.perHalf),
            low: UInt32(truncatingIfNeeded: number % size.perHalf))
    }

    package init?(_ text: some StringProtocol) {
        let digits = Array(text.utf8)
        guard digits.count == 24, digits.allSatisfy(Self.isHexadecimal) else { return nil }
        func part(_ index: Int) -> UInt32? {
            UInt32(String(decoding: digits[index * 8..<index * 8 + 8], as: UTF8.self), radix: 16)
        }
        guard let timeline = part(0), let high = part(1), let low = part(2), timeline > 0 else { return nil }
        self.init(timeline: timeline, high: high, low: low)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...70).contains(byte)
    }

    /// Its place in the log, counted from 0; `nil` if there is no such segment with this size.
    package func number(size: SegmentSize) -> UInt64? {
        UInt64(low) < size.perHalf ? UInt64(high) * size.perHalf + UInt64(low) : nil
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let name = SegmentName(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no WAL segment: \(text)")
        }
        self = name
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension SegmentName: Comparable, CustomStringConvertible {
    /// By place in the log, then by timeline.
    package static func < (left: SegmentName, right: SegmentName) -> Bool {
        (left.high, left.low, left.timeline) < (right.high, right.low, right.timeline)
    }

    package var description: String {
        [timeline, high, low].map { part in
            let digits = String(part, radix: 16, uppercase: true)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }
}

/// How large the segments of a cluster are: a power of two from 1 MB to 1 GB, chosen when it was created.
package struct SegmentSize: Hashable, Sendable, Codable {
    package let bytes: UInt64

    /// PostgreSQL's own choice, 16 MB.
    package static let usual = SegmentSize(unchecked: 16 << 20)

    package init?(bytes: UInt64) {
        guard bytes.nonzeroBitCount == 1, (1 << 20...1 << 30).contains(bytes) else { return nil }
        self.bytes = bytes
    }

    private init(unchecked bytes: UInt64) {
        self.bytes = bytes
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let size = SegmentSize(bytes: try container.decode(UInt64.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no size of a WAL segment")
        }
        self = size
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(bytes)
    }

    /// Segments in one upper half of a position, which spans 4 GB.
    var perHalf: UInt64 { (1 << 32) / bytes }
}
