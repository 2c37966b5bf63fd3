import GRDB
import VigieStore

/// Writes batches of requests, each batch in one transaction.
struct Writer: Sendable {
    let pool: DatabasePool
    let path: String

    /// What came of a batch.
    struct Result: Sendable {
        /// One for each request, in the same order.
        let outcomes: [WriteOutcome.Result]
        /// Something was removed of which the files still have traces.
        var leavesTraces = false
    }

    /// Writes a batch; not interrupted when the task is cancelled, since it belongs to others too.
    ///
    /// - Parameter hasTraces: there are traces of earlier batches to remove.
    func write(_ requests: [WriteRequest], hasTraces: Bool) async -> Result {
        await withCheckedContinuation { continuation in
            pool.asyncWriteWithoutTransaction { db in
                var result = write(requests, db)
                if result.leavesTraces || hasTraces {
                    result.leavesTraces = !Traces(path: path).remove(db, patiently: result.leavesTraces)
                }
                continuation.resume(returning: result)
            }
        }
    }

    private func write(_ requests: [WriteRequest], _ db: Database) -> Result {
        do {
            try db.run("BEGIN IMMEDIATE")
            var batch = Batch(db: db, path: path)
            let outcomes = try requests.map { try batch.perform($0, alone: requests.count == 1) }
            try batch.finish()
            try db.run("COMMIT")
            return Result(outcomes: outcomes, leavesTraces: batch.leavesTraces)
        } catch {
            if db.isInsideTransaction { try? db.run("ROLLBACK") }
            return Result(outcomes: requests.map { _ in .failure(StoreError(error, path: path)) })
        }
    }
}
