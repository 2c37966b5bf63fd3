import PostgreSQLClient
import VigieLedger
package import Wording

/// Every B-tree index is in order, by PostgreSQL's own check (amcheck).
package struct IndexesInOrder: Assertion {
    let tables: [String]

    package init(tables: [String] = []) {
        self.tables = tables
    }

    package var title: LocalizedText { LocalizedText(en: "indexes", fr: "index") }

    package func check(in copy: RestoredCopy) async throws -> AssertionOutcome {
        let expected = LocalizedText(en: "every B-tree index in order", fr: "tous les index B-tree en ordre")
        guard try await install(on: copy.connection) else {
            return outcome(
                .inconclusive,
                measured: LocalizedText(
                    en: "the extension amcheck is not available here (Debian: postgresql-contrib)",
                    fr: "l’extension amcheck n’est pas disponible ici (Debian : postgresql-contrib)"),
                expected: expected)
        }
        var checked = 0
        for index in try await indexes(on: copy.connection) {
            do {
                try await copy.connection.query("SELECT bt_index_check($1::regclass, false)", [.text(index)])
                checked += 1
            } catch let error as PostgreSQLError where Self.isCorruption(error) {
                return outcome(
                    .fail,
                    measured: LocalizedText(
                        en: "\(index): \(error.said)", fr: "\(index) : \(error.said)"),
                    expected: expected)
            }
        }
        return outcome(
            .pass,
            measured: LocalizedText(en: "\(checked) indexes in order", fr: "\(checked) index en ordre"),
            expected: expected)
    }

    /// `index_corrupted` and `data_corrupted`.
    private static func isCorruption(_ error: PostgreSQLError) -> Bool {
        error.state == "XX002" || error.state == "XX001"
    }

    /// The copy is ours and will be thrown away, so the extension may be put into it.
    private func install(on connection: PostgreSQLConnection) async throws -> Bool {
        let available = try await connection.query(
            "SELECT count(*) FROM pg_available_extensions WHERE name = 'amcheck'"
        ).scalar(Int.self)
        guard available > 0 else { return false }
        try await connection.query("CREATE EXTENSION IF NOT EXISTS amcheck")
        return true
    }

    private func indexes(on connection: PostgreSQLConnection) async throws -> [String] {
        let rows = try await connection.query(
            """
            SELECT format('%I.%I', n.nspname, c.relname) AS index, tn.nspname || '.' || t.relname AS "table"
            FROM pg_index i
            JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
            JOIN pg_am a ON a.oid = c.relam
            WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relpersistence = 'p' AND i.indisready AND i.indisvalid
            ORDER BY 1
            """
        ).rows
        return try rows.compactMap { row throws(PostgreSQLError) -> String? in
            let table: String = try row.value("table")
            let isWanted = tables.isEmpty || tables.contains(table) || tables.contains { "public.\($0)" == table }
            return isWanted ? try row.value("index", as: String.self) : nil
        }
    }
}

extension PostgreSQLError {
    /// The server's own words.
    var said: String {
        if case .server(let message) = self { message.message } else { String(describing: self) }
    }
}
