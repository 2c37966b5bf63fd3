import DurableFiles
import GRDB

/// What the files still hold of rows that were removed.
///
/// `secure_delete` overwrites a row in the database itself. Earlier versions of its page remain in the write-ahead log
/// until that is emptied, and in the copies that migrations made.
struct Traces {
    let path: String

    /// Removes them; `false` if somebody still reads an older state, so that they have to stay for now.
    ///
    /// Never an error: the rows are removed, which is durable, and the chore is written down for the next commit or
    /// the next opening.
    ///
    /// - Parameter patiently: whether to wait for those who read.
    func remove(_ db: Database, patiently: Bool) -> Bool {
        do {
            for copy in try Migration.copies(of: path) { try DurableFile.remove(copy) }
            let usual = try db.first("PRAGMA busy_timeout") { try $0.value(0) as Int } ?? 0
            try db.execute(sql: "PRAGMA busy_timeout = \(patiently ? usual : 0)")
            defer { try? db.execute(sql: "PRAGMA busy_timeout = \(usual)") }
            let isBusy = try db.first("PRAGMA wal_checkpoint(TRUNCATE)") { try $0.value(0) as Bool }
            guard isBusy == false else { return false }
            try ChoreTable.done(.removeTraces, db)
            return true
        } catch {
            return false
        }
    }
}
