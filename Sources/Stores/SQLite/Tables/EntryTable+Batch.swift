import GRDB
import Surroundings
import VigieStore

extension EntryTable {
    /// Reads rows into one piece of memory: what a verifier of the whole ledger lives on.
    static func batch(from index: Int64, limit: Int, _ db: Database) throws -> EntryBatch {
        var storage: [UInt8] = []
        var batchRows: [EntryBatch.Row] = []
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT idx, at, kind, subject, run, key, bytes, leaf_hash, subtrees FROM entries
                    WHERE idx >= ? ORDER BY idx LIMIT ?
                    """), arguments: [index, limit])
        func put(_ column: Int, _ row: Row) throws -> Range<Int>? {
            try row.withUnsafeData(atIndex: column) { data in
                guard let data else { return nil }
                let start = storage.count
                storage.append(contentsOf: data)
                return start..<storage.count
            }
        }
        while let row = try rows.next() {
            batchRows.append(
                try EntryBatch.Row(
                    index: row.value(0), at: row.timestamp(1), kind: try put(2, row) ?? 0..<0,
                    subject: try put(3, row) ?? 0..<0, run: try put(4, row), key: try put(5, row),
                    bytes: try put(6, row) ?? 0..<0, leafHash: try put(7, row) ?? 0..<0,
                    subtrees: try put(8, row) ?? 0..<0))
        }
        return EntryBatch(storage: storage, rows: batchRows)
    }
}
