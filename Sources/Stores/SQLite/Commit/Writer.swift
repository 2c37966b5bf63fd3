import GRDB
import VigieStore

/// Writes batches of requests, each batch in one transaction.
struct Writer: Sendable {
    let pool: DatabasePool
    let path: String

    /// One outcome for each request, in the same order.
    ///
    /// Not interrupted when the task is cancelled: the batch belongs to others too.
    func write(_ requests: [WriteRequest]) async -> [Result<WriteOutcome, StoreError>] {
        await withCheckedContinuation { continuation in
            pool.asyncWriteWithoutTransaction { db in
                continuation.resume(returning: write(requests, db))
            }
        }
    }

    private func write(_ requests: [WriteRequest], _ db: Database) -> [Result<WriteOutcome, StoreError>] {
        do {
            try db.run("BEGIN IMMEDIATE")
            var batch = Batch(db: db, path: path)
            let outcomes = try requests.map { try batch.perform($0, alone: requests.count == 1) }
            try batch.finish()
            try db.run("COMMIT")
            if batch.leavesTraces { Traces(path: path).remove(db) }
            return outcomes
        } catch {
            if db.isInsideTransaction { try? db.run("ROLLBACK") }
            return requests.map { _ in .failure(StoreError(error, path: path)) }
        }
    }
}
