import JSONTree
import Surroundings
import Testing
import VigieEngine
import VigieStore
import VigieTestSupport

/// Steps that must not be done twice.
@Suite struct UncertainTests {
    /// A bench where a worker died within the step `pay`.
    private static func bench(_ diary: Diary) async throws -> (Bench, RunID) {
        let bench = Bench { run in
            try await run.step("one", undo: { _ in diary.note("undo one") }, { _ in })
            let receipt = try await run.step("pay", .once) { _ in
                diary.note("paid")
                return 7
            }
            return Done("receipt \(receipt)")
        }
        // Writes: the start, the lease, the beginning, step one, `pay` marked as started, `pay` finished.
        let store = CrashingStore(bench.store, dyingAt: 6)
        let engine = bench.engine(on: store)
        let id = try await engine.start(Scripted(), cause: "person/ada")
        await #expect(throws: StoreError.self) { try await engine.settle() }
        #expect(diary.all == ["paid"])
        bench.clock.advance(by: bench.settings.leaseTime)
        return (bench, id)
    }

    @Test func `after a crash nobody knows, so a person is asked`() async throws {
        let diary = Diary()
        let (bench, id) = try await Self.bench(diary)
        let record = try await bench.finish(id, with: bench.engine())
        #expect(record.state == .uncertain)
        #expect(record.problem?["code"] == "engine.unknown-outcome")
        #expect(record.problem?["detail"]?.string?.hasPrefix("pay had begun") == true)
        #expect(diary.all == ["paid"])
        #expect(try await bench.store.leases(prefix: "") == [])
    }

    @Test func `it was done: its result is taken from the person`() async throws {
        let diary = Diary()
        let (bench, id) = try await Self.bench(diary)
        let engine = bench.engine()
        try await bench.finish(id, with: engine)
        try await engine.resolve(id, .done("seven"), by: "person/ada")
        #expect(try await bench.finish(id, with: engine).problem?["code"] == "engine.unreadable-resolution")
        try await engine.resolve(id, .done(8), by: "person/ada")
        #expect(try await bench.finish(id, with: engine).summary == "receipt 8")
        #expect(diary.all == ["paid"])
    }

    @Test func `it was not done: it is done now`() async throws {
        let diary = Diary()
        let (bench, id) = try await Self.bench(diary)
        let engine = bench.engine()
        try await bench.finish(id, with: engine)
        try await engine.resolve(id, .notDone, by: "person/ada")
        #expect(try await bench.finish(id, with: engine).summary == "receipt 7")
        #expect(diary.all == ["paid", "paid"])
        #expect(try await bench.steps(id.rawValue).last?.attempt == 2)
    }

    @Test func `nobody will ever know: what was done before is undone`() async throws {
        let diary = Diary()
        let (bench, id) = try await Self.bench(diary)
        let engine = bench.engine()
        try await bench.finish(id, with: engine)
        try await engine.resolve(id, .abandon, by: "person/ada")
        let record = try await bench.finish(id, with: engine)
        #expect(record.state == .cancelled)
        #expect(record.problem?["code"] == "engine.abandoned")
        #expect(diary.all == ["paid", "undo one"])
    }

    @Test func `an uncertain run can be cancelled`() async throws {
        let diary = Diary()
        let (bench, id) = try await Self.bench(diary)
        let engine = bench.engine()
        try await bench.finish(id, with: engine)
        try await engine.cancel(id, by: "person/ada")
        #expect(try await bench.finish(id, with: engine).state == .cancelled)
        #expect(diary.all == ["paid", "undo one"])
    }

    @Test func `a run that is not uncertain has nothing to resolve`() async throws {
        let bench = Bench()
        let record = try await bench.run()
        await #expect(throws: EngineError.notUncertain(run: record.id, status: "finished")) {
            try await bench.engine().resolve(RunID(record.id), .notDone, by: "person/ada")
        }
    }

    @Test func `a step of its kind that fails is known to have failed`() async throws {
        let bench = Bench { run in
            try await run.step("pay", .once, retry: RetryPolicy(attempts: 2)) { context in
                if context.attempt == 1 { throw Mishap() }
            }
            return Done("done")
        }
        #expect(try await bench.run().summary == "done")
    }
}
