import PostgreSQLClient
import VigieLedger
package import Wording

/// A query has the answer that the plan expects.
package struct QueryAnswer: Assertion {
    let sql: String
    let expected: String
    let name: String?

    package init(sql: String, expected: String, name: String? = nil) {
        self.sql = sql
        self.expected = expected
        self.name = name
    }

    package var title: LocalizedText {
        name.map(LocalizedText.init(verbatim:))
            ?? LocalizedText(en: "query \(abridged)", fr: "requête \(abridged)")
    }

    private var abridged: String {
        let line = sql.split { $0.isWhitespace }.joined(separator: " ")
        return line.count > 60 ? line.prefix(59) + "…" : line
    }

    package func check(in copy: RestoredCopy) async throws -> AssertionOutcome {
        // What a query of the plan does to the copy is thrown away; the copy itself will be.
        let answer = try await copy.connection.transaction("READ ONLY") { connection in
            try await connection.query(sql).first?.values.first ?? nil
        }
        let measured = answer.map(LocalizedText.init(verbatim:)) ?? LocalizedText(en: "nothing", fr: "rien")
        return outcome(
            answer == expected ? .pass : .fail, measured: measured, expected: LocalizedText(verbatim: expected))
    }
}
