import JSONTree
package import Surroundings
package import VigieStore

/// Everything that was measured, in order, for good: append-only and tamper-evident.
///
/// Entries are canonical JSON and the leaves of an RFC 6962 Merkle tree. `docs/ledger-format.md` writes the format
/// down for those who check it with tools of their own.
package struct Ledger: Sendable {
    package let store: any Store
    let world: World
    /// Queries see only entries recorded before this instant.
    var horizon: Timestamp?
    let keys: LedgerKeys?
    /// The checkpoints that were signed so far.
    package let archive: CheckpointArchive?

    /// - Parameters:
    ///   - keys: what signs checkpoints; `nil` for a ledger that is only read.
    ///   - archive: where checkpoints are kept; that of the keys unless said otherwise.
    package init(store: any Store, world: World, keys: LedgerKeys? = nil, archive: CheckpointArchive? = nil) {
        self.store = store
        self.world = world
        self.keys = keys
        self.archive = archive ?? keys?.archive
    }
}

extension Ledger {
    /// An entry about to be appended: for a list of changes that have to stand or fall together.
    ///
    /// - Parameters:
    ///   - run: the run that measured it.
    ///   - actor: who or what records it: `run/…`, `person/…`.
    ///   - key: makes appending idempotent; the second entry with the same key is not appended.
    package func draft<E: Evidence>(
        _ evidence: E, subject: String, run: String? = nil, actor: String, key: String? = nil
    ) throws -> NewEntry {
        let at = world.now()
        let bytes = LedgerEntry.bytes(
            kind: E.kind, version: E.version, subject: subject, at: at, run: run, actor: actor, key: key,
            data: try JSONValue(encoding: evidence))
        return NewEntry(kind: E.kind, subject: subject, at: at, run: run, key: key, bytes: bytes)
    }

    /// Appends an entry; when this returns it is durable.
    @discardableResult
    package func append<E: Evidence>(
        _ evidence: E, subject: String, run: String? = nil, actor: String, key: String? = nil
    ) async throws -> EntryReference {
        let entry = try draft(evidence, subject: subject, run: run, actor: actor, key: key)
        let receipts = try await store.commit([.appendEntry(entry)])
        return try await reference(of: entry, receipt: receipts.first)
    }

    /// The reference of a drafted entry once it is committed; of the earlier one where its key had been used before.
    package func reference(of entry: NewEntry, receipt: Receipt?) async throws -> EntryReference {
        guard case .entry(let index, let isNew) = receipt else { throw LedgerError.notFound(index: -1) }
        if isNew { return EntryReference(index: index, kind: entry.kind, at: entry.at) }
        return try await self.entry(index).reference
    }
}
