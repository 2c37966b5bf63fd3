import GRDB
import Surroundings
import Synchronization
import Testing
import VigieStore
import VigieStoreSQLite
import VigieTestSupport

/// Every statement that the store runs while the conformance suite drives it, explained by SQLite.
@Suite struct QueryPlanTests {
    @Test func `no statement scans a table`() async throws {
        let seen = Mutex<Set<String>>([])
        var options = SQLiteStore.Options()
        options.trace = { sql in seen.withLock { _ = $0.insert(sql) } }
        for check in StoreConformance.checks {
            let scratch = try Scratch()
            try await check.run { [options] in try scratch.open(options) }
        }
        let scratch = try Scratch()
        try scratch.open().close()
        let database = try DatabaseQueue(path: scratch.path)
        let statements = seen.withLock { $0 }.filter { sql in
            ["SELECT", "INSERT", "UPDATE", "DELETE"].contains { sql.hasPrefix($0) } && !sql.contains("sqlite_")
        }
        // The suite is known to run about this many; far fewer would mean that nothing was looked at.
        #expect(statements.count > 60)
        for sql in statements {
            let plan = try await database.read { db in
                let arguments = StatementArguments(repeating: nil, count: sql.count { $0 == "?" })
                return try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
                    .map { $0["detail"] as String }
            }
            #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("CONSTANT ROW") }, "\(sql): \(plan)")
        }
    }

    /// What is asked most must not even sort.
    @Test(arguments: [
        EntryQuery(kind: "k", order: .newestFirst, limit: 1),
        EntryQuery(kind: "k", subject: "s", order: .newestFirst, limit: 1),
        EntryQuery(run: "r"), EntryQuery(index: 5), EntryQuery(from: Timestamp(seconds: 5), order: .newestFirst),
        EntryQuery(kind: "k", from: Timestamp(seconds: 0), order: .newestFirst),
    ]) func `the usual questions to the ledger are answered in the order of an index`(query: EntryQuery) async throws {
        let seen = Mutex<[String]>([])
        var options = SQLiteStore.Options()
        options.trace = { sql in seen.withLock { $0.append(sql) } }
        let scratch = try Scratch()
        let store = try scratch.open(options)
        _ = try await store.entries(query)
        let sql = try #require(seen.withLock { $0.last { $0.hasPrefix("SELECT idx") } })
        let plan = try await DatabaseQueue(path: scratch.path).read { db in
            let arguments = StatementArguments(repeating: nil, count: sql.count { $0 == "?" })
            return try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
                .map { $0["detail"] as String }
        }
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
}

extension StatementArguments {
    fileprivate init(repeating value: Int?, count: Int) {
        self.init(Array(repeating: value, count: count))
    }
}
