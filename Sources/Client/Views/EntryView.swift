package import JSONTree
package import Surroundings
package import VigieLedger

/// An entry of the ledger.
package struct EntryView: Hashable, Codable, Sendable {
    package let index: Int64
    package let at: Timestamp
    package let kind: String
    /// Of the shape of `data`.
    package let version: Int
    package let subject: String
    package let actor: String
    package let run: String?
    package let key: String?
    /// Absent where events tell of the entry: it may be large.
    package let data: JSONValue?
}

extension EntryView {
    package init(_ entry: LedgerEntry) {
        self.init(entry, data: entry.data)
    }

    /// The entry without what may be large.
    package init(brief entry: LedgerEntry) {
        self.init(entry, data: nil)
    }

    private init(_ entry: LedgerEntry, data: JSONValue?) {
        index = entry.index
        at = entry.at
        kind = entry.kind
        version = entry.version
        subject = entry.subject
        actor = entry.actor
        run = entry.run
        key = entry.key
        self.data = data
    }
}

extension EntryView {
    /// The fact as its type, brought up to the type's present version.
    package func evidence<E: Evidence>(as type: E.Type = E.self) throws -> E {
        let entry = LedgerEntry(
            index: index, at: at, kind: kind, version: version, subject: subject, run: run, actor: actor, key: key,
            data: data ?? .null)
        return try entry.evidence(as: type)
    }
}
