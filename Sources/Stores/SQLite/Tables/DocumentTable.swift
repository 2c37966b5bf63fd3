import FoundationEssentials
import GRDB
import VigieStore

/// Small pieces of state, each with a version.
enum DocumentTable {
    static func put(_ key: DocumentKey, body: [UInt8], expecting expected: Int64?, _ db: Database) throws -> Int64 {
        let current = try version(key, db) ?? 0
        if let expected, expected != current {
            throw StoreError.conflict(
                "\(key.collection)/\(key.name) has version \(current), not \(expected) as expected")
        }
        try db.run(
            """
            INSERT INTO documents (collection, name, version, body) VALUES (?, ?, 1, ?)
            ON CONFLICT (collection, name) DO UPDATE SET version = version + 1, body = excluded.body
            """, [key.collection, key.name, Data(body)])
        return current + 1
    }

    /// Whether there was one.
    static func delete(_ key: DocumentKey, _ db: Database) throws -> Bool {
        try db.run("DELETE FROM documents WHERE collection = ? AND name = ?", [key.collection, key.name])
        return db.changesCount > 0
    }

    static func document(_ key: DocumentKey, _ db: Database) throws -> Document? {
        try db.first(
            "SELECT version, body FROM documents WHERE collection = ? AND name = ?", [key.collection, key.name]
        ) { row in
            try Document(key: key, version: row.value(0), body: try row.bytes(1))
        }
    }

    static func documents(in collection: String, _ db: Database) throws -> [Document] {
        try db.all(
            "SELECT name, version, body FROM documents WHERE collection = ? ORDER BY name", [collection]
        ) { row in
            try Document(key: DocumentKey(collection, row.value(0)), version: row.value(1), body: try row.bytes(2))
        }
    }

    private static func version(_ key: DocumentKey, _ db: Database) throws -> Int64? {
        try db.first(
            "SELECT version FROM documents WHERE collection = ? AND name = ?", [key.collection, key.name]
        ) { try $0.value(0) as Int64 }
    }
}
