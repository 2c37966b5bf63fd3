/// A measured duration, in JSON a number of seconds.
///
/// It is whole milliseconds from the start, so that what is computed from it is the same after a replay.
package struct Span: Codable, Hashable, Sendable, Comparable {
    package let duration: Duration

    /// - Parameter duration: what is finer than a millisecond is dropped; it would only pretend.
    package init(_ duration: Duration) {
        self.duration = .milliseconds(
            duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self.init(.milliseconds(Int64((try container.decode(Double.self) * 1000).rounded())))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(duration / .seconds(1))
    }

    package static func < (left: Span, right: Span) -> Bool { left.duration < right.duration }
}
