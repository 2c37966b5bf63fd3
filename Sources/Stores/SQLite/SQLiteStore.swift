import GRDB
package import VigieStore

/// The store in one SQLite file: nothing to install, several processes at once.
///
/// Reads go to a pool of connections, each on a consistent snapshot. Writes go through one queue, which gives
/// concurrent commits one transaction and one flush. `synchronous=FULL` makes a commit durable before it returns: in
/// WAL mode SQLite then flushes the log at each commit, where GRDB's default there (`NORMAL`) may lose the last
/// commits in a power cut, and with them a step whose effect has already happened outside.
package struct SQLiteStore: Store {
    package let path: String
    let queue: CommitQueue
    private let pool: DatabasePool
    private let watcher: DatabaseQueue

    /// Opens the file, which is made if there is none, and brings an older schema up to date.
    ///
    /// Blocks its thread while another process is opening the same file.
    package static func open(_ path: String, options: Options = Options()) throws(StoreError) -> SQLiteStore {
        try Opening(path: path, options: options).open()
    }

    init(path: String, pool: DatabasePool, watcher: DatabaseQueue) {
        self.path = path
        self.pool = pool
        self.watcher = watcher
        queue = CommitQueue(writer: Writer(pool: pool, path: path))
    }

    package func commit(_ changes: [Change]) async throws(StoreError) -> [Receipt] {
        guard !changes.isEmpty else { return [] }
        return try await queue.submit(.changes(changes)).get().receipts
    }

    /// Reads on a snapshot of its own; not interrupted when the task is cancelled, since undoing reads too.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        let result = await withCheckedContinuation { continuation in
            pool.asyncRead { access in
                continuation.resume(returning: Result { try body(access.get()) })
            }
        }
        return try result.mapError { StoreError($0, path: path) }.get()
    }

    /// `PRAGMA data_version` tells of commits by other connections; `watcher` is one that never commits.
    package func dataVersion() async throws(StoreError) -> Int64 {
        let result = await withCheckedContinuation { continuation in
            watcher.asyncWriteWithoutTransaction { db in
                continuation.resume(
                    returning: Result { try db.first("PRAGMA data_version") { try $0.value(0) as Int64 } })
            }
        }
        return try result.mapError { StoreError($0, path: path) }.get() ?? 0
    }

    package func close() throws(StoreError) {
        do {
            try pool.close()
            // The pool ends with its readers. Only one that may write can tidy up the log when it is the last to go.
            try watcher.close()
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
