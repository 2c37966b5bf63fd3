import JSONTree
import Surroundings
import VigieEngine
import VigieLedger
import VigieStore
import VigieStoreSQLite

/// Fills the records in a data directory with a long history, for measuring what stands on them (`pages.sh`).
struct FillBenchmark {
    let directory: String
    let entries: Int
    let runs: Int

    init(_ directory: String, entries: Int, runs: Int) {
        self.directory = directory
        self.entries = entries
        self.runs = runs
    }

    func run() async throws -> JSONValue {
        let store = try SQLiteStore.open(directory + "/vigie.sqlite")
        let ledger = Ledger(store: store, world: .system)
        let took = try await seconds {
            for start in stride(from: 0, to: entries, by: 1000) {
                let changes = try (start..<min(start + 1000, entries)).map { number in
                    Change.appendEntry(
                        try ledger.draft(
                            SampleFact(writer: number % 20, number: number), subject: "BackupPolicy/p\(number % 20)",
                            actor: "schedule/benchmark"))
                }
                _ = try await store.commit(changes)
            }
            for start in stride(from: 0, to: runs, by: 1000) {
                _ = try await store.commit((start..<min(start + 1000, runs)).map { .insertRun(Self.sample($0)) })
            }
        }
        try store.close()
        return rate(entries + runs, in: took, as: "records")
    }

    /// A run that ended, one in fifty badly.
    private static func sample(_ number: Int) -> RunRecord {
        let now = World.system.now()
        var run = RunRecord(
            id: World.system.identifier(), procedure: "benchmark.prove", input: ["policy": "shop"],
            subject: "BackupPolicy/p\(number % 20)", cause: "schedule/benchmark", createdAt: now,
            status: RunStatus.finished.rawValue)
        run.verdict = number.isMultiple(of: 50) ? "fail" : "pass"
        run.summary = "Everything came back."
        (run.startedAt, run.finishedAt) = (now, now + .seconds(3))
        return run
    }
}
