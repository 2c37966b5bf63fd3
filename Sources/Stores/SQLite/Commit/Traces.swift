import DurableFiles
import GRDB

/// What the files still hold of rows that were removed.
///
/// `secure_delete` overwrites a row in the database itself. Earlier versions of its page remain in the write-ahead log
/// until that is emptied, and in the copies that migrations made.
struct Traces {
    let path: String

    /// Removes them, unless somebody still reads an older state; then the chore stays for the next time.
    func remove(_ db: Database) {
        do {
            for copy in try Migration.copies(of: path) { try DurableFile.remove(copy) }
            let isBusy = try db.first("PRAGMA wal_checkpoint(TRUNCATE)") { try $0.value(0) as Bool }
            if isBusy == false { try ChoreTable.done(.removeTraces, db) }
        } catch {
            // The rows are removed and that is durable. The chore is still written down and is done with the next
            // commit or opening.
        }
    }
}
