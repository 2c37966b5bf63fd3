import GRDB
import JSONTree
import Surroundings
import VigieStore

/// The steps of runs, kept together by run.
enum StepTable {
    static func put(_ step: StepRecord, _ db: Database) throws {
        try db.run(
            """
            INSERT OR REPLACE INTO steps
            (run, sequence, name, kind, state, attempt, result, problem, started_at, finished_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                step.run, step.sequence, step.name, step.kind, step.state, step.attempt, step.result?.canonicalText,
                step.problem?.canonicalText, step.startedAt.microseconds, step.finishedAt?.microseconds,
            ])
    }

    static func steps(of run: String, _ db: Database) throws -> [StepRecord] {
        try db.all(
            """
            SELECT run, sequence, name, kind, state, attempt, result, problem, started_at, finished_at
            FROM steps WHERE run = ? ORDER BY sequence
            """, [run]
        ) { row in
            try StepRecord(
                run: row.value(0), sequence: row.value(1), name: row.value(2), kind: row.value(3), state: row.value(4),
                attempt: row.value(5),
                result: try row.json(6), problem: try row.json(7), startedAt: row.timestamp(8),
                finishedAt: row.timestamp(9))
        }
    }
}
