import GRDB
import MerkleTree
import VigieStore

/// The requests of one transaction, each of which stands or falls by itself.
struct Batch {
    /// What has to go back together with a request that fails.
    private struct State {
        /// Read when the first entry is appended.
        var frontier: MerkleFrontier?
        var removesDocuments = false
    }

    private let db: Database
    private let path: String
    private var state = State()

    init(db: Database, path: String) {
        self.db = db
        self.path = path
    }

    /// Whether something was removed of which the files must not keep a trace.
    var leavesTraces: Bool { state.removesDocuments }

    /// Throws only what ends the whole transaction.
    ///
    /// - Parameter alone: there is no other request, so that the transaction itself can take back one that fails.
    mutating func perform(_ request: WriteRequest, alone: Bool) throws -> WriteOutcome.Result {
        if alone { return .success(try apply(request)) }
        let before = state
        try db.run("SAVEPOINT request")
        do {
            let outcome = try apply(request)
            try db.run("RELEASE request")
            return .success(outcome)
        } catch {
            // SQLite takes the whole transaction back by itself when, for instance, the disk is full.
            guard db.isInsideTransaction else { throw error }
            state = before
            try db.run("ROLLBACK TO request")
            try db.run("RELEASE request")
            return .failure(StoreError(error, path: path))
        }
    }

    /// Writes what is written once a transaction.
    func finish() throws {
        if let frontier = state.frontier { try HeadTable.save(frontier, db) }
        if state.removesDocuments { try ChoreTable.add(.removeTraces, db) }
    }

    private mutating func apply(_ request: WriteRequest) throws -> WriteOutcome {
        switch request {
        case .changes(let changes): WriteOutcome(receipts: try changes.map { try apply($0) })
        case .acquireLease(let name, let holder, let now, let until):
            WriteOutcome(lease: try LeaseTable.acquire(name, holder: holder, now: now, until: until, db))
        case .renewLease(let lease, let until): WriteOutcome(lease: try LeaseTable.renew(lease, until: until, db))
        }
    }

    private mutating func apply(_ change: Change) throws -> Receipt {
        switch change {
        case .appendEntry(let entry): return try append(entry)
        case .insertRun(let run): return try RunTable.insert(run, db)
        case .updateRun(let run): try RunTable.update(run, db)
        case .putStep(let step): try StepTable.put(step, db)
        case .postSignal(let signal): try SignalTable.post(signal, db)
        case .appendLog(let lines): try LogTable.append(lines, db)
        case .putDocument(let key, let body, let expected):
            return .document(version: try DocumentTable.put(key, body: body, expecting: expected, db))
        case .deleteDocument(let key):
            if try DocumentTable.delete(key, db) { state.removesDocuments = true }
        case .appendSamples(let samples): try SampleTable.append(samples, db)
        case .trimSamples(let series, let time): try SampleTable.trim(series, before: time, db)
        case .requireLease(let lease): try LeaseTable.require(lease, db)
        case .releaseLease(let lease): try LeaseTable.release(lease, db)
        }
        return .done
    }

    private mutating func append(_ entry: NewEntry) throws -> Receipt {
        if let key = entry.key, let earlier = try EntryTable.index(ofKey: key, db) {
            return .entry(index: earlier, isNew: false)
        }
        var frontier = try state.frontier ?? HeadTable.head(db).frontier
        let leafHash = MerkleHash.leaf(entry.bytes)
        let index = frontier.size
        let completed = frontier.append(leafHash: leafHash)
        try EntryTable.insert(entry, index: index, leafHash: leafHash, subtrees: completed, db)
        state.frontier = frontier
        return .entry(index: index, isNew: true)
    }
}
