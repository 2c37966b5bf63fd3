import JSONTree
import Surroundings
import VigieLedger
import VigieStore
import VigieStoreSQLite

/// Durable ledger appends a second: the peer is SQLite itself with one row a commit (`peers/raw_sqlite.py`).
struct AppendBenchmark {
    let directory: String
    let writers: Int
    let entries: Int

    init(_ directory: String, writers: Int, entries: Int) {
        self.directory = directory
        self.writers = writers
        self.entries = entries
    }

    func run() async throws -> JSONValue {
        let store = try SQLiteStore.open(directory + "/append.sqlite")
        let ledger = Ledger(store: store, world: .system)
        let took = try await seconds {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<writers {
                    group.addTask {
                        for number in 0..<entries {
                            try await ledger.append(
                                SampleFact(writer: writer, number: number), subject: "Benchmark/ledger",
                                actor: "benchmark")
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        let size = try await ledger.size()
        precondition(size == Int64(writers * entries), "an entry was lost")
        try store.close()
        return rate(writers * entries, in: took, as: "entries")
    }
}

/// A fact about as wide as those that are really recorded.
struct SampleFact: Evidence {
    static let kind = "benchmark.fact"

    let writer: Int
    let number: Int
    var label = "20261122-152043F_20261122-153000I"
    var note = "The copy answered, and every assertion held; nothing was missing."
}
