package import Surroundings

/// Which entries of the ledger to show. Every condition that is given must hold.
package struct EntryQuestion: Hashable, Codable, Sendable {
    package var kind: String?
    package var subject: String?
    package var run: String?
    /// Only entries of this time or later.
    package var from: Timestamp?
    /// Only entries of an earlier time.
    package var to: Timestamp?
    /// The oldest first, instead of the newest.
    package var ascending: Bool
    /// The `next` of the page before.
    package var cursor: String?
    /// From 1 to 1000.
    package var limit: Int

    package init(
        kind: String? = nil, subject: String? = nil, run: String? = nil, from: Timestamp? = nil, to: Timestamp? = nil,
        ascending: Bool = false, cursor: String? = nil, limit: Int = 50
    ) {
        self.kind = kind
        self.subject = subject
        self.run = run
        self.from = from
        self.to = to
        self.ascending = ascending
        self.cursor = cursor
        self.limit = limit
    }
}

/// How far back a control's history is wanted.
package struct HistoryQuestion: Hashable, Codable, Sendable {
    /// Thirty days ago, if not said.
    package var since: Timestamp?
    /// At most so many changes.
    package var limit: Int

    package init(since: Timestamp? = nil, limit: Int = 50) {
        self.since = since
        self.limit = limit
    }
}

/// What the ledger is to be compared with besides its own checkpoints.
package struct VerificationQuestion: Hashable, Codable, Sendable {
    /// Checkpoints kept elsewhere, as signed notes.
    package var against: [String]
    /// Public keys kept elsewhere, which count instead of the ledger's own.
    package var verifiers: [String]

    package init(against: [String] = [], verifiers: [String] = []) {
        self.against = against
        self.verifiers = verifiers
    }
}
