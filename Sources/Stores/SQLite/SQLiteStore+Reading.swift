package import MerkleTree
package import Surroundings
package import VigieStore

extension SQLiteStore {
    // MARK: Ledger

    package func ledgerHead() async throws(StoreError) -> LedgerHead {
        try await read { try HeadTable.head($0) }
    }

    package func entries(_ query: EntryQuery) async throws(StoreError) -> [StoredEntry] {
        try await read { try EntryTable.find(query, $0) }
    }

    package func entryBatch(from index: Int64, limit: Int) async throws(StoreError) -> EntryBatch {
        try await read { try EntryTable.batch(from: index, limit: limit, $0) }
    }

    package func leafHashes(_ range: Range<Int64>) async throws(StoreError) -> [[UInt8]] {
        try await read { try EntryTable.leafHashes(range, $0) }
    }

    package func subtreeRoots(_ subtrees: [MerkleSubtree]) async throws(StoreError) -> [[UInt8]] {
        try await read { db in try subtrees.map { try EntryTable.root(of: $0, db) } }
    }

    // MARK: Runs

    package func run(_ id: String) async throws(StoreError) -> RunRecord? {
        try await read { try RunTable.run(id, $0) }
    }

    package func runs(_ query: RunQuery) async throws(StoreError) -> [RunRecord] {
        try await read { try RunTable.find(query, $0) }
    }

    package func steps(of run: String) async throws(StoreError) -> [StepRecord] {
        try await read { try StepTable.steps(of: run, $0) }
    }

    package func signals(of run: String) async throws(StoreError) -> [SignalRecord] {
        try await read { try SignalTable.signals(of: run, $0) }
    }

    package func log(of run: String, after position: Int64, limit: Int) async throws(StoreError) -> [LogLine] {
        try await read { try LogTable.lines(of: run, after: position, limit: limit, $0) }
    }

    // MARK: Documents

    package func document(_ key: DocumentKey) async throws(StoreError) -> Document? {
        try await read { try DocumentTable.document(key, $0) }
    }

    package func documents(in collection: String) async throws(StoreError) -> [Document] {
        try await read { try DocumentTable.documents(in: collection, $0) }
    }

    // MARK: Samples

    package func samples(
        series: String, from: Timestamp, to: Timestamp, limit: Int
    ) async throws(StoreError) -> [Sample] {
        try await read { try SampleTable.samples(series, from: from, to: to, limit: limit, $0) }
    }

    package func latestSample(series: String) async throws(StoreError) -> Sample? {
        try await read { try SampleTable.latest(series, $0) }
    }
}
