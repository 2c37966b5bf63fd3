package import MerkleTree
package import Surroundings

/// An entry about to be appended: its canonical bytes, and what they can be found by.
package struct NewEntry: Hashable, Sendable {
    package let kind: String
    package let subject: String
    package let at: Timestamp
    package let run: String?
    /// Makes appending idempotent; unique in the ledger where present.
    package let key: String?
    /// Canonical JSON; the leaf of the tree is the RFC 6962 hash of just these bytes.
    package let bytes: [UInt8]

    package init(
        kind: String, subject: String, at: Timestamp, run: String? = nil, key: String? = nil, bytes: [UInt8]
    ) {
        self.kind = kind
        self.subject = subject
        self.at = at
        self.run = run
        self.key = key
        self.bytes = bytes
    }
}

/// An entry as it stands in the ledger.
package struct StoredEntry: Hashable, Sendable {
    /// Its place, from 0.
    package let index: Int64
    package let entry: NewEntry
    /// 32 bytes.
    package let leafHash: [UInt8]

    package init(index: Int64, entry: NewEntry, leafHash: [UInt8]) {
        self.index = index
        self.entry = entry
        self.leafHash = leafHash
    }
}

/// The state of the tree after the newest entry.
package struct LedgerHead: Hashable, Sendable {
    package let size: Int64
    package let frontier: MerkleFrontier

    package init(size: Int64, frontier: MerkleFrontier) {
        self.size = size
        self.frontier = frontier
    }
}

/// Which entries to read. Every condition that is given must hold.
package struct EntryQuery: Hashable, Sendable {
    package var kind: String?
    /// Only entries of one of these kinds.
    package var kinds: [String]?
    package var subject: String?
    package var run: String?
    /// Only entries of this time or later.
    package var from: Timestamp?
    /// Only entries of an earlier time.
    package var to: Timestamp?
    /// Only entries at or after this index (ascending), or before it (newest first).
    package var index: Int64?
    package var order: Order
    package var limit: Int

    package enum Order: Hashable, Sendable { case ascending, newestFirst }

    package init(
        kind: String? = nil, kinds: [String]? = nil, subject: String? = nil, run: String? = nil,
        from: Timestamp? = nil, to: Timestamp? = nil, index: Int64? = nil, order: Order = .ascending, limit: Int = 1000
    ) {
        self.kind = kind
        self.kinds = kinds
        self.subject = subject
        self.run = run
        self.from = from
        self.to = to
        self.index = index
        self.order = order
        self.limit = limit
    }
}
