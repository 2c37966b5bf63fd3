import JSONTree
import Surroundings
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieStoreSQLite
import Wording

/// Durable steps a second: the peer is DBOS Transact (`peers/dbos_steps.py`), which does the same.
struct StepsBenchmark {
    let directory: String
    let runs: Int
    let steps: Int

    init(_ directory: String, runs: Int, steps: Int) {
        self.directory = directory
        self.runs = runs
        self.steps = steps
    }

    func run() async throws -> JSONValue {
        let store = try SQLiteStore.open(directory + "/steps.sqlite")
        let engine = Engine(
            store: store, ledger: Ledger(store: store, world: .system), world: .system, plan: .empty,
            procedures: [CountUp.self], holder: "benchmark")
        _ = try await perform(CountUp(steps: 3), on: engine)
        let took = try await seconds {
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<runs { group.addTask { try await perform(CountUp(steps: steps), on: engine) } }
                var counted = 0
                for try await number in group { counted += number }
                precondition(counted == runs * steps, "a step was lost")
            }
        }
        try store.close()
        return rate(runs * steps, in: took, as: "steps")
    }

    private func perform(_ procedure: CountUp, on engine: Engine) async throws -> Int {
        let run = try await engine.start(procedure, cause: "benchmark")
        let record = try await engine.perform(run)
        return Int(record.output?["number"]?.integer ?? -1)
    }
}

/// A procedure that does nothing but be durable.
private struct CountUp: Procedure {
    static let name: ProcedureName = "benchmark.count"
    static let title = LocalizedText(verbatim: "Count up")

    struct Result: RunResult {
        let number: Int
        var verdict: Verdict { .pass }
        var summary: String { "counted to \(number)" }
    }

    let steps: Int
    var subject: String { "Benchmark/steps" }

    func perform(in run: Run) async throws -> Result {
        var number = 0
        for _ in 0..<steps {
            let before = number
            number = try await run.step("count") { _ in before + 1 }
        }
        return Result(number: number)
    }
}
