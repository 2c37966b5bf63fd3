import GRDB
import JSONTree
import Surroundings
import VigieStore

/// Runs, found by what people and the engine ask for.
enum RunTable {
    private static let columns = """
        id, procedure, procedure_version, input, subject, cause, idempotency_key, created_at, status, verdict, summary,
        output, problem, wake_at, started_at, finished_at
        """

    static func insert(_ run: RunRecord, _ db: Database) throws -> Receipt {
        if let key = run.idempotencyKey,
            let earlier = try db.first(
                "SELECT id FROM runs WHERE idempotency_key = ?", [key], { try $0.value(0) as String })
        {
            return .run(id: earlier, isNew: false)
        }
        try db.run(
            """
            INSERT INTO runs (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, arguments(run))
        return .run(id: run.id, isNew: true)
    }

    static func update(_ run: RunRecord, _ db: Database) throws {
        try db.run(
            """
            UPDATE runs SET (\(columns)) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?
            """, arguments(run) + [run.id])
        guard db.changesCount == 1 else { throw StoreError.missing("run \(run.id)") }
    }

    static func run(_ id: String, _ db: Database) throws -> RunRecord? {
        try db.first("SELECT \(columns) FROM runs WHERE id = ?", [id], decode)
    }

    static func find(_ query: RunQuery, _ db: Database) throws -> [RunRecord] {
        var conditions: [String] = []
        var arguments: StatementArguments = []
        func require(_ condition: String, _ value: (some DatabaseValueConvertible)?) {
            guard let value else { return }
            conditions.append(condition)
            arguments += [value]
        }
        if let statuses = query.statuses {
            guard !statuses.isEmpty else { return [] }
            let places = Array(repeating: "?", count: statuses.count).joined(separator: ", ")
            conditions.append("status IN (\(places))")
            arguments += StatementArguments(statuses)
        }
        if let procedures = query.procedures {
            guard !procedures.isEmpty else { return [] }
            let places = Array(repeating: "?", count: procedures.count).joined(separator: ", ")
            // The plus keeps SQLite from sorting by it: the newest are wanted, and are nearly always among the first.
            conditions.append("+procedure IN (\(places))")
            arguments += StatementArguments(procedures)
        }
        require("procedure = ?", query.procedure)
        require("subject = ?", query.subject)
        require("verdict = ?", query.verdict)
        // Every id is greater than the empty text: a bound there always is, so that SQLite never scans the table.
        if let before = query.before { require("id < ?", before) } else { require("id > ?", "") }
        let sql = """
            SELECT \(columns) FROM runs WHERE \(conditions.joined(separator: " AND ")) ORDER BY id DESC LIMIT ?
            """
        return try db.all(sql, arguments + [query.limit], decode)
    }

    private static func arguments(_ run: RunRecord) -> StatementArguments {
        [
            run.id, run.procedure, run.procedureVersion, run.input.canonicalText, run.subject, run.cause,
            run.idempotencyKey, run.createdAt.microseconds, run.status, run.verdict, run.summary,
            run.output?.canonicalText, run.problem?.canonicalText, run.wakeAt?.microseconds,
            run.startedAt?.microseconds, run.finishedAt?.microseconds,
        ]
    }

    private static func decode(_ row: Row) throws -> RunRecord {
        var run = try RunRecord(
            id: row.value(0), procedure: row.value(1), procedureVersion: row.value(2), input: try row.json(3) ?? .null,
            subject: row.value(4),
            cause: row.value(5), idempotencyKey: row.value(6), createdAt: row.timestamp(7), status: row.value(8))
        run.verdict = try row.value(9)
        run.summary = try row.value(10)
        run.output = try row.json(11)
        run.problem = try row.json(12)
        run.wakeAt = try row.timestamp(13)
        run.startedAt = try row.timestamp(14)
        run.finishedAt = try row.timestamp(15)
        return run
    }
}
