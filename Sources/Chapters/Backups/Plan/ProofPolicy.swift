package import Cron
package import Quantities
package import VigiePlan

/// How often, and how thoroughly, a restore proves that the backups are worth something.
package struct ProofPolicy: PlanObject {
    /// A proof that is older does not count any more.
    package let cadence: Duration
    /// When proofs are made; at each cadence otherwise.
    package let schedule: CronSchedule?
    package let assertions: [AssertionPlan]
    package let preload: [String]

    package init() {
        cadence = .seconds(7 * 86_400)
        schedule = nil
        assertions = AssertionPlan.usual
        preload = []
    }

    package init(from fields: inout Fields) {
        cadence = fields.optional(
            "cadence", .duration, default: .seconds(7 * 86_400),
            "How old a proof may become. Every repository is proven that often.")
        schedule = fields.optional("schedule", .cron, "When proofs are made; otherwise once in each cadence.")
        assertions = fields.optional(
            "assertions", .list(of: .assertion), default: AssertionPlan.usual,
            "What has to hold in the restored copy; otherwise foreignKeys and rowCounts.")
        preload = fields.optional(
            "preload", .list(of: .string), default: [],
            "Libraries the copy must preload (shared_preload_libraries); otherwise it preloads none.")
        let cadence = cadence
        fields.refuse(
            when: cadence < .seconds(60), at: "cadence", "a proof every \(cadence.quantity) would never end",
            hint: "write a duration from 1m, such as 1d")
    }
}

/// What has to hold in a restored copy.
package enum AssertionPlan: Sendable {
    case rowCounts(RowCountsPlan)
    case query(QueryPlan)
    case foreignKeys(ForeignKeysPlan)
    case newestRow(NewestRowPlan)
    case extensions([String])
    case roles([String])
    case indexes(IndexesPlan)
}

extension Shape where Value == AssertionPlan {
    static var assertion: Shape<AssertionPlan> {
        oneKeyOf(
            .key("rowCounts", .object(RowCountsPlan.self), "No table lost more rows than this since the last proof.") {
                .rowCounts($0)
            },
            .key("query", .object(QueryPlan.self), "A query has the answer it should have.") { .query($0) },
            .key("foreignKeys", .object(ForeignKeysPlan.self), "No row refers to one that is not there.") {
                .foreignKeys($0)
            },
            .key("newestRow", .object(NewestRowPlan.self), "The newest row of a table is new enough.") {
                .newestRow($0)
            },
            .key("extensions", .list(of: .string, atLeast: 1), "These extensions are installed.") { .extensions($0) },
            .key("roles", .list(of: .string, atLeast: 1), "These roles exist.") { .roles($0) },
            .key("indexes", .object(IndexesPlan.self), "Every B-tree index is in order (amcheck).") { .indexes($0) })
    }
}

extension AssertionPlan {
    /// What every database should stand, for plans that do not say.
    package static let usual: [AssertionPlan] = [.foreignKeys(ForeignKeysPlan()), .rowCounts(RowCountsPlan())]
}

package struct RowCountsPlan: PlanObject {
    package let tables: [String]
    package let tolerance: Percentage

    package init() {
        tables = []
        tolerance = Percentage(5)
    }

    package init(from fields: inout Fields) {
        tables = fields.optional(
            "tables", .list(of: .string), default: [], "The tables, as schema.table; otherwise all.")
        tolerance = fields.optional(
            "tolerance", .percentage, default: Percentage(5), "Which part of its rows a table may have lost.")
    }
}

package struct QueryPlan: PlanObject {
    package let sql: String
    package let expect: String
    package let name: String?

    package init(from fields: inout Fields) {
        sql = fields.required("sql", .text, "The query; its first column of its first row is the answer.")
        expect = fields.required("expect", .string, "The answer, as PostgreSQL writes it: 't', '42'.")
        name = fields.optional("name", .string, "What the query is about, for the report.")
    }
}

package struct ForeignKeysPlan: PlanObject {
    package let tables: [String]

    package init() {
        tables = []
    }

    package init(from fields: inout Fields) {
        tables = fields.optional(
            "tables", .list(of: .string), default: [], "The referring tables, as schema.table; otherwise all.")
    }
}

package struct NewestRowPlan: PlanObject {
    package let table: String
    package let column: String
    package let notOlderThan: Duration

    package init(from fields: inout Fields) {
        table = fields.required("table", .string, "The table, as schema.table.")
        column = fields.required("column", .string, "The column with the row's time (timestamptz).")
        notOlderThan = fields.required(
            "notOlderThan", .duration, "How old the newest row may be at the recovered instant.")
    }
}

package struct IndexesPlan: PlanObject {
    package let tables: [String]

    package init(from fields: inout Fields) {
        tables = fields.optional(
            "tables", .list(of: .string), default: [], "The tables, as schema.table; otherwise all.")
    }
}
