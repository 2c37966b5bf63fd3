/// A measured duration, in JSON a number of seconds.
package struct Span: Codable, Hashable, Sendable, Comparable {
    package let duration: Duration

    package init(_ duration: Duration) {
        self.duration = duration
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self.init(.milliseconds(Int64((try container.decode(Double.self) * 1000).rounded())))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Double(milliseconds) / 1000)
    }

    /// What is finer would only pretend.
    private var milliseconds: Int64 {
        duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    }

    package static func < (left: Span, right: Span) -> Bool { left.duration < right.duration }
}
