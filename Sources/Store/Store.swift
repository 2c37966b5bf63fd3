package import MerkleTree
package import Surroundings

/// Where Vigie keeps what it must not forget.
///
/// Deliberately small: entries, runs with their steps, documents with a version, leases and samples. Both
/// implementations pass one conformance suite (`TestSupport/StoreConformance`). A store may be opened by several
/// processes at once.
package protocol Store: Sendable {
    // MARK: Writing

    /// Applies every change or none, in order; what it returns is durable (survives a kill and a power cut).
    ///
    /// Concurrent calls may share one commit to disk; each still succeeds or fails by itself. A commit that was begun
    /// is finished even if the task that asked for it is cancelled.
    /// - Returns: one receipt for each change, in the same order.
    func commit(_ changes: [Change]) async throws(StoreError) -> [Receipt]

    // MARK: Ledger

    /// The size and frontier of the ledger's Merkle tree.
    func ledgerHead() async throws(StoreError) -> LedgerHead
    func entries(_ query: EntryQuery) async throws(StoreError) -> [StoredEntry]
    /// The entries from an index on, at most `limit`, for reading all of them fast; empty at the end.
    func entryBatch(from index: Int64, limit: Int) async throws(StoreError) -> EntryBatch
    /// The leaf hashes (32 bytes each) in index order.
    func leafHashes(_ range: Range<Int64>) async throws(StoreError) -> [[UInt8]]
    /// The roots of complete subtrees, in the order asked; throws `.missing` for one that is not complete yet.
    func subtreeRoots(_ subtrees: [MerkleSubtree]) async throws(StoreError) -> [[UInt8]]

    // MARK: Runs

    func run(_ id: String) async throws(StoreError) -> RunRecord?
    /// Newest first.
    func runs(_ query: RunQuery) async throws(StoreError) -> [RunRecord]
    /// In order of their sequence.
    func steps(of run: String) async throws(StoreError) -> [StepRecord]
    /// In the order posted.
    func signals(of run: String) async throws(StoreError) -> [SignalRecord]
    /// Lines after `position`, at most `limit`, in order.
    func log(of run: String, after position: Int64, limit: Int) async throws(StoreError) -> [LogLine]

    // MARK: Documents

    func document(_ key: DocumentKey) async throws(StoreError) -> Document?
    /// Sorted by name.
    func documents(in collection: String) async throws(StoreError) -> [Document]

    // MARK: Leases

    /// Takes the lease if it is free, lapsed, or already the holder's own; `nil` if somebody else holds it.
    ///
    /// Each change of holder, and each taking after a release, raises the epoch, which is the fencing token of
    /// `Change.requireLease`. A lease is lapsed from `expiresAt` on.
    func acquireLease(
        _ name: String, holder: String, now: Timestamp, until: Timestamp
    ) async throws(StoreError) -> Lease?
    /// Prolongs a lease; throws `.fenced` when it has been taken over.
    func renewLease(_ lease: Lease, until: Timestamp) async throws(StoreError) -> Lease
    /// Those that are held, lapsed or not, sorted by name.
    func leases(prefix: String) async throws(StoreError) -> [Lease]

    // MARK: Samples

    /// In order of time, from `from` on and before `to`.
    func samples(series: String, from: Timestamp, to: Timestamp, limit: Int) async throws(StoreError) -> [Sample]
    func latestSample(series: String) async throws(StoreError) -> Sample?

    // MARK: Watching

    /// A number that changes whenever any process commits: for cheap polling. Only comparable within this handle.
    func dataVersion() async throws(StoreError) -> Int64

    /// Releases the files. Nothing may be called afterwards.
    func close() async throws(StoreError)
}
