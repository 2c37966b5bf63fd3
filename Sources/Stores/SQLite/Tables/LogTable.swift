import GRDB
import JSONTree
import Surroundings
import VigieStore

/// The lines of the logs of all runs, numbered through.
enum LogTable {
    static func append(_ lines: [LogLine], _ db: Database) throws {
        for line in lines {
            try db.run(
                "INSERT INTO log_lines (run, at, step, level, message, fields) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    line.run, line.at.microseconds, line.step, line.level, line.message, line.fields?.canonicalText,
                ])
        }
    }

    static func lines(of run: String, after position: Int64, limit: Int, _ db: Database) throws -> [LogLine] {
        try db.all(
            """
            SELECT run, position, at, step, level, message, fields FROM log_lines
            WHERE run = ? AND position > ? ORDER BY position LIMIT ?
            """, [run, position, limit]
        ) { row in
            try LogLine(
                run: row.value(0), position: row.value(1), at: row.timestamp(2), step: row.value(3),
                level: row.value(4),
                message: row.value(5), fields: try row.json(6))
        }
    }
}
