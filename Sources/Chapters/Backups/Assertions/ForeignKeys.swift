import PostgreSQLClient
import VigieLedger
package import Wording

/// No row refers to one that is not there: a log that was cut in the middle often shows here.
package struct ForeignKeys: Assertion {
    let tables: [String]

    package init(tables: [String] = []) {
        self.tables = tables
    }

    package var title: LocalizedText { LocalizedText(en: "foreign keys", fr: "clés étrangères") }

    package func check(in copy: RestoredCopy) async throws -> AssertionOutcome {
        let keys = try await keys(on: copy.connection)
        let expected = LocalizedText(en: "no orphan", fr: "aucune ligne orpheline")
        var orphans: [(key: Key, count: Int64)] = []
        for key in keys {
            let count: Int64 = try await copy.connection.query(key.orphanCount).scalar()
            if count > 0 { orphans.append((key, count)) }
        }
        guard let first = orphans.first else {
            return outcome(
                .pass,
                measured: LocalizedText(
                    en: "no orphan in \(keys.count) keys", fr: "aucune ligne orpheline, \(keys.count) clés vérifiées"),
                expected: expected)
        }
        return outcome(
            .fail,
            measured: LocalizedText(
                en: "\(first.count) rows of \(first.key.table) refer to nothing in \(first.key.target)",
                fr: "\(first.count) lignes de \(first.key.table) ne renvoient à rien dans \(first.key.target)"),
            expected: expected)
    }

    private struct Key: Sendable {
        let table: String
        let target: String
        /// The columns of both sides, in pairs.
        let columns: [(referring: String, referred: String)]

        /// Rows whose key is complete and leads nowhere; a key with a NULL in it refers to nothing by design.
        var orphanCount: String {
            let joins = columns.map { "t.\($0.referred) = r.\($0.referring)" }.joined(separator: " AND ")
            let present = columns.map { "r.\($0.referring) IS NOT NULL" }.joined(separator: " AND ")
            return "SELECT count(*) FROM \(table) r WHERE \(present) "
                + "AND NOT EXISTS (SELECT FROM \(target) t WHERE \(joins))"
        }
    }

    private func keys(on connection: PostgreSQLConnection) async throws -> [Key] {
        // quote_ident by the server: the names come back ready for use.
        let rows = try await connection.query(
            """
            SELECT c.oid::text AS key, n.nspname || '.' || r.relname AS plain,
                   format('%I.%I', n.nspname, r.relname) AS "table", format('%I.%I', tn.nspname, t.relname) AS target,
                   quote_ident(ra.attname) AS referring, quote_ident(ta.attname) AS referred
            FROM pg_constraint c
            JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
            JOIN pg_class t ON t.oid = c.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
            CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS pair(referring, referred, place)
            JOIN pg_attribute ra ON ra.attrelid = r.oid AND ra.attnum = pair.referring
            JOIN pg_attribute ta ON ta.attrelid = t.oid AND ta.attnum = pair.referred
            WHERE c.contype = 'f' AND c.conparentid = 0
            ORDER BY c.oid, pair.place
            """
        ).rows
        var keys: [String: Key] = [:]
        var order: [String] = []
        for row in rows {
            let plain: String = try row.value("plain")
            guard tables.isEmpty || tables.contains(plain) || tables.contains(where: { "public.\($0)" == plain }) else {
                continue
            }
            let identifier: String = try row.value("key")
            let pair = (
                referring: try row.value("referring", as: String.self),
                referred: try row.value("referred", as: String.self)
            )
            if let key = keys[identifier] {
                keys[identifier] = Key(table: key.table, target: key.target, columns: key.columns + [pair])
            } else {
                order.append(identifier)
                keys[identifier] = Key(table: try row.value("table"), target: try row.value("target"), columns: [pair])
            }
        }
        return order.compactMap { keys[$0] }
    }
}
