import Surroundings

/// How fast a channel may go: places in a row at even distances, a few of which may be used at once.
struct Pace: Codable, Hashable, Sendable {
    private static let burst: Int64 = 5

    /// When the next place would come if none were used ahead.
    private var next: Timestamp?

    init() {}

    /// Takes the next place.
    mutating func reserve(perMinute: Int, at now: Timestamp) -> Timestamp {
        let interval = Duration.microseconds(60_000_000 / Int64(max(1, perMinute)))
        let place = max(next ?? now, now)
        next = place + interval
        return max(now, place - interval * Int(Self.burst - 1))
    }
}
