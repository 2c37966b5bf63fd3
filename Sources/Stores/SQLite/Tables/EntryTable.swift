import FoundationEssentials
import GRDB
import MerkleTree
import Surroundings
import VigieStore

/// The entries of the ledger. Rows are only ever added.
enum EntryTable {
    static func insert(
        _ entry: NewEntry, index: Int64, leafHash: [UInt8], subtrees: [[UInt8]], _ db: Database
    ) throws {
        try db.run(
            """
            INSERT INTO entries (idx, at, kind, subject, run, key, bytes, leaf_hash, subtrees)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                index, entry.at.microseconds, entry.kind, entry.subject, entry.run, entry.key, Data(entry.bytes),
                Data(leafHash), Data(subtrees.joined()),
            ])
    }

    static func index(ofKey key: String, _ db: Database) throws -> Int64? {
        try db.first("SELECT idx FROM entries WHERE key = ?", [key]) { try $0.value(0) as Int64 }
    }

    static func find(_ query: EntryQuery, _ db: Database) throws -> [StoredEntry] {
        let (sql, arguments) = statement(for: query)
        return try db.all(sql, arguments) { row in
            let entry = try NewEntry(
                kind: row.value(2), subject: row.value(3), at: row.timestamp(1), run: row.value(4), key: row.value(5),
                bytes: row.bytes(6))
            return StoredEntry(index: try row.value(0), entry: entry, leafHash: try row.bytes(7))
        }
    }

    private static func statement(for query: EntryQuery) -> (String, StatementArguments) {
        var conditions: [String] = []
        var arguments: StatementArguments = []
        func require(_ condition: String, _ value: (some DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments += [value]
        }
        if let kinds = query.kinds {
            let places = Array(repeating: "?", count: kinds.count).joined(separator: ", ")
            // The plus keeps SQLite from sorting by it: the ledger is walked in the order of the result.
            conditions.append("+kind IN (\(places))")
            arguments += StatementArguments(kinds)
        }
        require("kind = ?", query.kind)
        require("subject = ?", query.subject)
        require("run = ?", query.run)
        // By time alone the ledger is walked in the order of the result, up to the limit: clocks are set, so the order of
        // times is not that of entries.
        require("at >= ?", query.from?.microseconds)
        require("at < ?", query.to?.microseconds)
        switch query.order {
        case .ascending: require("idx >= ?", query.index ?? 0)
        case .newestFirst: require("idx < ?", query.index ?? Int64.max)
        }
        arguments += [query.limit]
        let sql = """
            SELECT idx, at, kind, subject, run, key, bytes, leaf_hash FROM entries
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY idx \(query.order == .ascending ? "ASC" : "DESC") LIMIT ?
            """
        return (sql, arguments)
    }

    static func leafHashes(_ range: Range<Int64>, _ db: Database) throws -> [[UInt8]] {
        try db.all(
            "SELECT leaf_hash FROM entries WHERE idx >= ? AND idx < ? ORDER BY idx",
            [range.lowerBound, range.upperBound]
        ) { try $0.bytes(0) }
    }

    /// The root of a subtree stands with the entry that completed it.
    static func root(of subtree: MerkleSubtree, _ db: Database) throws -> [UInt8] {
        let column = subtree.level == 0 ? "leaf_hash" : "subtrees"
        let stored = try db.first("SELECT \(column) FROM entries WHERE idx = ?", [subtree.lastLeaf]) { try $0.bytes(0) }
        let start = max(0, subtree.level - 1) * MerkleHash.length
        guard let stored, stored.count >= start + MerkleHash.length else {
            throw StoreError.missing("subtree of entries \(subtree.leaves)")
        }
        return Array(stored[start..<start + MerkleHash.length])
    }
}
