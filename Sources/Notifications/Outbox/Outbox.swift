import Surroundings

/// What waits to be said to one recipient by one channel, and what became of it: a pure value.
///
/// Several runs share it, one for each notice. Whoever comes first when the time has come takes all that waits as one
/// bundle and sends it; the others find their own notice in it. A bundle is written down before it is sent, under a key
/// that follows from what it holds, so whoever takes it over after a crash sends the same under the same key. What is
/// critical has an outbox of its own: it does not wait for a bundle whose next attempt is an hour away.
package struct Outbox: Codable, Hashable, Sendable {
    package struct Item: Codable, Hashable, Sendable {
        package let notice: Notice
        let since: Timestamp
    }

    package struct Bundle: Codable, Hashable, Sendable {
        package let key: String
        package let items: [Item]
        /// How often it was tried.
        var attempts = 0
        /// Which run sends it now, and until when nobody else may.
        var holder: String?
        var heldUntil: Timestamp?
        /// When it may be sent: its turn on the channel has come, or the wait after a failure is over.
        var dueAt: Timestamp?
        /// Whether a place on the channel is reserved for its next attempt.
        var hasPlace = false
    }

    /// What became of a notice.
    package struct Mark: Codable, Hashable, Sendable {
        let notice: String
        package let bundle: String
        /// Why it could not be said; `nil` where it was.
        package let failure: String?
        let at: Timestamp
    }

    /// What a run that wants its notice to be said has to do.
    enum Turn: Hashable {
        case settled(Mark)
        case wait(until: Timestamp)
        /// Reserve a place on the channel for it, if it has none, and send it.
        case send(Bundle)
    }

    private(set) var waiting: [Item] = []
    private(set) var bundle: Bundle?
    private(set) var marks: [Mark] = []

    init() {}

    /// Nobody else touches a bundle for so long; longer than an attempt can take.
    static let hold = Duration.seconds(150)
    private static let mostInBundle = 100
    private static let mostMarks = 400
    private static let longestMemory = Duration.seconds(14 * 86_400)

    // MARK: Waiting

    /// Lays a notice beside the others, once.
    /// - Returns: when it may go; at once where it is critical.
    mutating func add(_ notice: Notice, at now: Timestamp, window: Duration) -> Timestamp {
        let isKnown = mark(of: notice.key) != nil || holds(notice.key)
        if !isKnown { waiting.append(Item(notice: notice, since: now)) }
        guard notice.severity != .critical, let first = waiting.first else { return now }
        return first.since + window
    }

    /// What is next for a notice that was added.
    mutating func turn(for notice: Notice, by run: String, at now: Timestamp) -> Turn {
        if let mark = mark(of: notice.key) { return .settled(mark) }
        if !holds(notice.key) { waiting.append(Item(notice: notice, since: now)) }
        guard var current = bundle else { return .send(pack(by: run, at: now)) }
        if let holder = current.holder, holder != run, let end = current.heldUntil, end > now {
            return .wait(until: min(end, now + .seconds(5)))
        }
        if let due = current.dueAt, due > now, current.holder != run || current.hasPlace { return .wait(until: due) }
        current.holder = run
        current.heldUntil = now + Self.hold
        bundle = current
        return .send(current)
    }

    // MARK: Sending

    /// Notes when the bundle's turn on the channel comes; until then anybody may take it.
    mutating func place(at due: Timestamp, now: Timestamp) {
        bundle?.hasPlace = true
        bundle?.dueAt = due
        if due > now { release() }
    }

    /// The bundle was sent.
    mutating func delivered(at now: Timestamp) {
        settle(nil, at: now)
    }

    /// The bundle could not be sent, and may be tried again later.
    mutating func postpone(until due: Timestamp) {
        bundle?.attempts += 1
        bundle?.hasPlace = false
        bundle?.dueAt = due
        release()
    }

    /// The bundle is given up.
    mutating func failed(_ reason: String, at now: Timestamp) {
        settle(reason, at: now)
    }

    private mutating func pack(by run: String, at now: Timestamp) -> Bundle {
        let items = Array(waiting.prefix(Self.mostInBundle))
        waiting.removeFirst(items.count)
        let packed = Bundle(
            key: BundleKey.of(items.map(\.notice.key)), items: items, holder: run, heldUntil: now + Self.hold)
        bundle = packed
        return packed
    }

    private mutating func release() {
        bundle?.holder = nil
        bundle?.heldUntil = nil
    }

    private mutating func settle(_ failure: String?, at now: Timestamp) {
        guard let bundle else { return }
        marks += bundle.items.map { Mark(notice: $0.notice.key, bundle: bundle.key, failure: failure, at: now) }
        marks.removeAll { $0.at + Self.longestMemory < now }
        marks.removeFirst(max(0, marks.count - Self.mostMarks))
        self.bundle = nil
    }

    private func mark(of key: String) -> Mark? { marks.last { $0.notice == key } }

    private func holds(_ key: String) -> Bool {
        waiting.contains { $0.notice.key == key } || bundle?.items.contains { $0.notice.key == key } == true
    }
}
