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
    /// The people behind the pseudonyms in it, as far as they are known. They are no part of what was recorded.
    package let names: [String: String]?
}

extension EntryView {
    package init(_ entry: LedgerEntry, names: [String: String] = [:]) {
        self.init(entry, data: entry.data, names: names.isEmpty ? nil : names)
    }

    /// The entry without what may be large.
    package init(brief entry: LedgerEntry) {
        self.init(entry, data: nil, names: nil)
    }

    private init(_ entry: LedgerEntry, data: JSONValue?, names: [String: String]?) {
        index = entry.index
        at = entry.at
        kind = entry.kind
        version = entry.version
        subject = entry.subject
        actor = entry.actor
        run = entry.run
        key = entry.key
        self.data = data
        self.names = names
    }
}

extension EntryView {
    /// The fact as its type, brought up to the type's present version.
    package func evidence<E: Evidence>(as type: E.Type = E.self) throws -> E {
        try entry.evidence(as: type)
    }

    /// As the ledger has it; of a brief entry, which comes without data, all but that.
    package var entry: LedgerEntry {
        LedgerEntry(
            index: index, at: at, kind: kind, version: version, subject: subject, run: run, actor: actor, key: key,
            data: data ?? .null)
    }
}
