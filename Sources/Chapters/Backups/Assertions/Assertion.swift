package import PostgreSQLClient
package import Surroundings
package import VigieLedger
package import Wording

/// Something that has to hold in a restored copy.
package protocol Assertion: Sendable {
    var title: LocalizedText { get }

    /// Looks. An error that is thrown means that it could not be found out.
    func check(in copy: RestoredCopy) async throws -> AssertionOutcome
}

/// A copy that has recovered, ready to be looked at.
package struct RestoredCopy: Sendable {
    package let connection: PostgreSQLConnection
    /// The instant it was recovered to.
    package let recoveredAt: Timestamp?
    /// Rows of each table in the last copy that passed.
    package let earlierCounts: [String: Int64]
    /// Rows of each table now, where somebody has counted them already.
    package let counts: [String: Int64]?

    package init(
        connection: PostgreSQLConnection, recoveredAt: Timestamp? = nil, earlierCounts: [String: Int64] = [:],
        counts: [String: Int64]? = nil
    ) {
        self.connection = connection
        self.recoveredAt = recoveredAt
        self.earlierCounts = earlierCounts
        self.counts = counts
    }
}

/// What came of an assertion.
package struct AssertionOutcome: Codable, Hashable, Sendable {
    package let name: LocalizedText
    package let verdict: Verdict
    package let measured: LocalizedText
    package let expected: LocalizedText

    package init(name: LocalizedText, verdict: Verdict, measured: LocalizedText, expected: LocalizedText) {
        self.name = name
        self.verdict = verdict
        self.measured = measured
        self.expected = expected
    }
}

extension Assertion {
    func outcome(_ verdict: Verdict, measured: LocalizedText, expected: LocalizedText) -> AssertionOutcome {
        AssertionOutcome(name: title, verdict: verdict, measured: measured, expected: expected)
    }

    /// What came of it, whatever happens but cancellation.
    package func outcome(in copy: RestoredCopy) async throws -> AssertionOutcome {
        do {
            return try await check(in: copy)
        } catch let error as CancellationError {
            throw error
        } catch {
            let problem = error.asProblem
            let said = [problem.title, problem.detail].compactMap(\.self).joined(separator: " ")
            return outcome(
                .inconclusive, measured: LocalizedText(verbatim: said),
                expected: LocalizedText(en: "an answer", fr: "une réponse"))
        }
    }
}

extension AssertionPlan {
    /// The assertion that the plan asks for.
    package var assertion: any Assertion {
        switch self {
        case .rowCounts(let plan): RowCounts(tables: plan.tables, tolerance: plan.tolerance)
        case .query(let plan): QueryAnswer(sql: plan.sql, expected: plan.expect, name: plan.name)
        case .foreignKeys(let plan): ForeignKeys(tables: plan.tables)
        case .newestRow(let plan): NewestRow(table: plan.table, column: plan.column, limit: plan.notOlderThan)
        case .extensions(let names): ExtensionsPresent(names: names)
        case .roles(let names): RolesPresent(names: names)
        case .indexes(let plan): IndexesInOrder(tables: plan.tables)
        }
    }
}
