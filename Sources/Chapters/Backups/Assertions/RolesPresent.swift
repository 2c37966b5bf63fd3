import PostgreSQLClient
import VigieLedger
package import Wording

/// The roles that the application signs in as exist in the copy.
package struct RolesPresent: Assertion {
    let names: [String]

    package init(names: [String]) {
        self.names = names
    }

    package var title: LocalizedText { LocalizedText(en: "roles", fr: "rôles") }

    package func check(in copy: RestoredCopy) async throws -> AssertionOutcome {
        try await presence(of: names, among: "SELECT rolname AS name FROM pg_roles", on: copy.connection)
    }
}

extension Assertion {
    /// Whether every name is among those that a query returns.
    func presence(
        of names: [String], among query: String, on connection: PostgreSQLConnection
    ) async throws -> AssertionOutcome {
        let present = Set(
            try await connection.query(query).rows.map { row throws(PostgreSQLError) in
                try row.value("name", as: String.self)
            })
        let missing = names.filter { !present.contains($0) }
        let list = missing.joined(separator: ", ")
        return outcome(
            missing.isEmpty ? .pass : .fail,
            measured: missing.isEmpty
                ? LocalizedText(en: "all \(names.count) there", fr: "présence vérifiée : \(names.count)")
                : LocalizedText(en: "missing: \(list)", fr: "absence constatée : \(list)"),
            expected: LocalizedText(verbatim: names.joined(separator: ", ")))
    }
}
