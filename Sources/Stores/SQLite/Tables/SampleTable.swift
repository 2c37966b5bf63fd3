import GRDB
import Surroundings
import VigieStore

/// Measured values by series and time.
enum SampleTable {
    static func append(_ samples: [Sample], _ db: Database) throws {
        for sample in samples {
            // SQLite would turn it into NULL.
            guard !sample.value.isNaN else { throw StoreError.conflict("a sample of \(sample.series) is no number") }
            try db.run(
                "INSERT OR REPLACE INTO samples (series, at, value) VALUES (?, ?, ?)",
                [sample.series, sample.at.microseconds, sample.value])
        }
    }

    static func trim(_ series: String, before time: Timestamp, _ db: Database) throws {
        try db.run("DELETE FROM samples WHERE series = ? AND at < ?", [series, time.microseconds])
    }

    static func samples(
        _ series: String, from: Timestamp, to: Timestamp, limit: Int, _ db: Database
    ) throws -> [Sample] {
        try db.all(
            "SELECT at, value FROM samples WHERE series = ? AND at >= ? AND at < ? ORDER BY at LIMIT ?",
            [series, from.microseconds, to.microseconds, limit]
        ) { row in
            try Sample(series: series, at: row.timestamp(0), value: row.value(1))
        }
    }

    static func latest(_ series: String, _ db: Database) throws -> Sample? {
        try db.first("SELECT at, value FROM samples WHERE series = ? ORDER BY at DESC LIMIT 1", [series]) { row in
            try Sample(series: series, at: row.timestamp(0), value: row.value(1))
        }
    }
}
