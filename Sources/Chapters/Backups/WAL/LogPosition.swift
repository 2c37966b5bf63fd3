/// A position in PostgreSQL's write-ahead log (an LSN): `0/3000028`.
package struct LogPosition: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let bytes: UInt64

    package init(bytes: UInt64) {
        self.bytes = bytes
    }

    package init?(_ text: some StringProtocol) {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, let high = UInt32(halves[0], radix: 16), let low = UInt32(halves[1], radix: 16) else {
            return nil
        }
        bytes = UInt64(high) << 32 | UInt64(low)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let position = LogPosition(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no log position: \(text)")
        }
        self = position
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package static func < (left: LogPosition, right: LogPosition) -> Bool { left.bytes < right.bytes }

    package var description: String {
        String(bytes >> 32, radix: 16, uppercase: true) + "/"
            + String(bytes & 0xffff_ffff, radix: 16, uppercase: true)
    }
}
