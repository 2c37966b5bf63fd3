import JSONTree
import Surroundings
import VigieLedger
import VigieStore
import VigieStoreSQLite

/// Ledger entries verified a second on one core: every hash computed anew, and the root compared.
struct VerifyBenchmark {
    let directory: String
    let entries: Int

    init(_ directory: String, entries: Int) {
        self.directory = directory
        self.entries = entries
    }

    func run() async throws -> JSONValue {
        let store = try SQLiteStore.open(directory + "/verify.sqlite")
        let ledger = Ledger(store: store, world: .system)
        for start in stride(from: 0, to: entries, by: 1000) {
            let changes = try (start..<min(start + 1000, entries)).map { number in
                Change.appendEntry(
                    try ledger.draft(
                        SampleFact(writer: 0, number: number), subject: "Benchmark/ledger", actor: "benchmark"))
            }
            _ = try await store.commit(changes)
        }
        let took = try await seconds {
            let report = try await ledger.verify()
            precondition(report.isIntact, "a sound ledger was found wanting")
        }
        try store.close()
        return rate(entries, in: took, as: "entries")
    }
}
