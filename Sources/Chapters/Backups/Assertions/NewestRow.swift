import PostgreSQLClient
import Surroundings
import VigieLedger
package import Wording

/// The newest row of a table is not older, at the recovered instant, than a business that goes on would leave it.
package struct NewestRow: Assertion {
    let table: String
    let column: String
    let limit: Duration

    package init(table: String, column: String, limit: Duration) {
        self.table = table
        self.column = column
        self.limit = limit
    }

    package var title: LocalizedText {
        LocalizedText(en: "newest row of \(table)", fr: "dernière ligne de \(table)")
    }

    package func check(in copy: RestoredCopy) async throws -> AssertionOutcome {
        let span = LocalizedText(span: limit)
        let expected = LocalizedText(en: "not older than \(span.en)", fr: "pas plus ancienne que \(span.fr)")
        let newest = try await copy.connection.query(
            "SELECT max(\(SQLText.identifier(column)))::timestamptz AS newest FROM \(SQLText.table(table))"
        ).first?.optionalInstant("newest")
        guard let newest else {
            return outcome(.fail, measured: LocalizedText(en: "no row at all", fr: "aucune ligne"), expected: expected)
        }
        guard let recoveredAt = copy.recoveredAt else {
            return outcome(
                .inconclusive,
                measured: LocalizedText(
                    en: "the recovered instant is not known", fr: "l’instant retrouvé n’est pas connu"),
                expected: expected)
        }
        let age = max(.zero, recoveredAt - newest)
        let measured = LocalizedText(span: age)
        return outcome(
            age <= limit ? .pass : .fail,
            measured: LocalizedText(
                en: "\(measured.en) before the recovered instant", fr: "\(measured.fr) avant l’instant retrouvé"),
            expected: expected)
    }
}
