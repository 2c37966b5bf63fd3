package import PostgreSQLClient
package import Quantities
import VigieLedger
package import Wording

/// No table has lost more of its rows since the last proof than is allowed.
package struct RowCounts: Assertion {
    let tables: [String]
    let tolerance: Percentage

    package init(tables: [String] = [], tolerance: Percentage) {
        self.tables = tables
        self.tolerance = tolerance
    }

    package var title: LocalizedText { LocalizedText(en: "row counts", fr: "nombre de lignes") }

    package func check(in copy: RestoredCopy) async throws -> AssertionOutcome {
        let counted = if let counts = copy.counts { counts } else { try await Self.count(on: copy.connection) }
        let counts = counted.filter { isWatched($0.key) }
        let expected = LocalizedText(
            en: "no table lost more than \(tolerance.quantity) of its rows",
            fr: "aucune table n’a perdu plus de \(tolerance.spoken.fr) de ses lignes")
        let watched = copy.earlierCounts.filter { isWatched($0.key) }
        let lost = watched.compactMap { table, earlier -> (table: String, now: Int64, earlier: Int64)? in
            let now = counts[table] ?? 0
            guard now < earlier, !tolerance.complement.isReached(by: now, of: earlier) else { return nil }
            return (table, now, earlier)
        }.sorted { $0.table < $1.table }
        if let worst = lost.first {
            let gone = counts[worst.table] == nil
            return outcome(
                .fail,
                measured: LocalizedText(
                    en: gone
                        ? "the table \(worst.table) is gone (it had \(worst.earlier) rows)"
                        : "\(worst.table) has \(worst.now) rows, \(worst.earlier) at the last proof",
                    fr: gone
                        ? "la table \(worst.table) a disparu (elle avait \(worst.earlier) lignes)"
                        : "\(worst.table) a \(worst.now) lignes, \(worst.earlier) à la preuve précédente"),
                expected: expected)
        }
        let total = LocalizedText(integer: Int(clamping: counts.values.reduce(0, +)))
        return outcome(
            .pass,
            measured: LocalizedText(
                en: "\(total.en) rows in \(counts.count) tables"
                    + (watched.isEmpty ? ", counted for the first time" : ""),
                fr: "\(total.fr) lignes dans \(counts.count) tables"
                    + (watched.isEmpty ? ", comptées pour la première fois" : "")),
            expected: expected)
    }

    private func isWatched(_ table: String) -> Bool {
        tables.isEmpty || tables.contains(table) || tables.contains { "public.\($0)" == table }
    }

    /// Rows of each table that is there, as `schema.table`; the canary's own not counted.
    package static func count(
        on connection: PostgreSQLConnection, except schema: String = "vigie"
    ) async throws -> [String: Int64] {
        let rows = try await connection.query(
            """
            SELECT n.nspname || '.' || c.relname AS "table", format('%I.%I', n.nspname, c.relname) AS quoted
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname NOT LIKE 'pg\\_%'
              AND n.nspname NOT IN ('information_schema', $1)
            ORDER BY 1
            """,
            [.text(schema)]
        ).rows
        var counts: [String: Int64] = [:]
        for row in rows {
            let quoted: String = try row.value("quoted")
            counts[try row.value("table", as: String.self)] = try await connection.query(
                "SELECT count(*) FROM \(quoted)"
            ).scalar(Int64.self)
        }
        return counts
    }
}
