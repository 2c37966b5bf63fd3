package import Surroundings

/// Consecutive entries in one piece of memory, for reading very many without a copy of each.
package struct EntryBatch: Sendable {
    /// Where the parts of an entry lie in `storage`.
    package struct Row: Sendable {
        package let index: Int64
        package let at: Timestamp
        package let kind: Range<Int>
        package let subject: Range<Int>
        package let run: Range<Int>?
        package let key: Range<Int>?
        package let bytes: Range<Int>
        package let leafHash: Range<Int>
        /// The roots of the subtrees that the entry completed, one after the other, the smallest first.
        package let subtrees: Range<Int>

        package init(
            index: Int64, at: Timestamp, kind: Range<Int>, subject: Range<Int>, run: Range<Int>?, key: Range<Int>?,
            bytes: Range<Int>, leafHash: Range<Int>, subtrees: Range<Int>
        ) {
            self.index = index
            self.at = at
            self.kind = kind
            self.subject = subject
            self.run = run
            self.key = key
            self.bytes = bytes
            self.leafHash = leafHash
            self.subtrees = subtrees
        }
    }

    package let storage: [UInt8]
    package let rows: [Row]

    package init(storage: [UInt8], rows: [Row]) {
        self.storage = storage
        self.rows = rows
    }
}
