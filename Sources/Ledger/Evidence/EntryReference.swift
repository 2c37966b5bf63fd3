package import Surroundings

/// Names an entry of the ledger, with enough to show it without reading it.
package struct EntryReference: Codable, Hashable, Sendable {
    package let index: Int64
    package let kind: String
    package let at: Timestamp

    package init(index: Int64, kind: String, at: Timestamp) {
        self.index = index
        self.kind = kind
        self.at = at
    }
}
