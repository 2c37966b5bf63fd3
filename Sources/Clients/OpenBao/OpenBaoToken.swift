import JSONTree

/// A token, and until when it is good. It shows itself as dots.
struct OpenBaoToken: Sendable {
    let value: String
    let isRenewable: Bool
    private let takenAt: ContinuousClock.Instant
    /// `nil` for one that does not end.
    private let life: Duration?

    /// One that was handed in; how long it is good is not known.
    init(given value: String) {
        self.value = value
        isRenewable = false
        takenAt = .now
        life = nil
    }

    /// From the `auth` of an answer.
    init?(_ auth: JSONValue?, asked: ContinuousClock.Instant) {
        guard let value = auth?["client_token"]?.string else { return nil }
        self.value = value
        isRenewable = auth?["renewable"]?.bool ?? false
        let seconds = auth?["lease_duration"]?.integer ?? 0
        life = seconds > 0 ? .seconds(seconds) : nil
        takenAt = asked
    }

    /// Whether two thirds of its life are over.
    func isAging(now: ContinuousClock.Instant) -> Bool {
        life.map { now - takenAt >= $0 * 2 / 3 } ?? false
    }

    func isOver(now: ContinuousClock.Instant) -> Bool {
        life.map { now - takenAt >= $0 } ?? false
    }

    /// Whether a renewal gave less than a third of the life it once had: its longest life is nearly reached.
    func isWorn(comparedTo first: OpenBaoToken) -> Bool {
        guard let life, let whole = first.life else { return false }
        return life < whole / 3
    }
}

extension OpenBaoToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "•••" }
    var debugDescription: String { "•••" }
    var customMirror: Mirror { Mirror(self, children: []) }
}
