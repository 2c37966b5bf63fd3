package import JSONTree
package import Surroundings

/// An entry of the ledger, read back from its bytes.
package struct LedgerEntry: Hashable, Sendable {
    package let index: Int64
    package let at: Timestamp
    package let kind: String
    /// The version of the shape of `data`.
    package let version: Int
    /// The resource it is about: `BackupPolicy/shop`.
    package let subject: String
    package let run: String?
    /// Who or what recorded it.
    package let actor: String
    package let key: String?
    package let data: JSONValue

    package init(
        index: Int64, at: Timestamp, kind: String, version: Int, subject: String, run: String?, actor: String,
        key: String?, data: JSONValue
    ) {
        self.index = index
        self.at = at
        self.kind = kind
        self.version = version
        self.subject = subject
        self.run = run
        self.actor = actor
        self.key = key
        self.data = data
    }

    package var reference: EntryReference {
        EntryReference(index: index, kind: kind, at: at)
    }

    /// The fact as its type, brought up to the type's present version.
    package func evidence<E: Evidence>(as type: E.Type = E.self) throws -> E {
        guard kind == E.kind else { throw LedgerError.kindDiffers(index: index, found: kind, wanted: E.kind) }
        guard version <= E.version else {
            throw LedgerError.newerEvidence(index: index, kind: kind, found: version, supported: E.version)
        }
        let current = version < E.version ? try E.upgrade(data, from: version) : data
        do {
            return try current.decoded(as: E.self)
        } catch {
            throw LedgerError.unreadable(index: index, reason: "its data is no \(E.kind): \(error)")
        }
    }
}
