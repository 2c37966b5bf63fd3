import GRDB
import JSONTree
import Surroundings
import VigieStore

/// Messages to runs, in the order posted.
enum SignalTable {
    static func post(_ signal: SignalRecord, _ db: Database) throws {
        try db.run(
            """
            INSERT INTO signals (run, name, key, payload, at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (run, name, key) DO NOTHING
            """,
            [signal.run, signal.name, signal.key, signal.payload.canonicalText, signal.at.microseconds])
    }

    static func signals(of run: String, _ db: Database) throws -> [SignalRecord] {
        try db.all(
            "SELECT run, name, key, payload, at FROM signals WHERE run = ? ORDER BY position", [run]
        ) { row in
            try SignalRecord(
                run: row.value(0), name: row.value(1), key: row.value(2), payload: try row.json(3) ?? .null,
                at: row.timestamp(4))
        }
    }
}
