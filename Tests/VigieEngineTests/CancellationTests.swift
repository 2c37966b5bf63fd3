import JSONTree
import Surroundings
import Testing
import VigieEngine
import VigieStore
import VigieTestSupport

/// Stopping a run, and runs that take too long.
@Suite struct CancellationTests {
    @Test func `a run that nobody has begun is cancelled at once`() async throws {
        let bench = Bench()
        let engine = bench.engine()
        let id = try await engine.start(Scripted(), cause: "person/ada")
        try await engine.cancel(id, by: "person/bob", reason: "not today")
        let record = try await engine.run(id)
        #expect(record.state == .cancelled)
        #expect(record.problem?["detail"] == "person/bob: not today")
        #expect(try await engine.settle() == nil)
    }

    @Test func `a step that runs is cut off and what was done is undone`() async throws {
        let diary = Diary()
        let bench = Bench { run in
            try await run.step("one", undo: { _ in diary.note("undo one") }, { _ in })
            try await run.step("endless") { _ in
                diary.note("begun")
                try await run.world.clock.sleep(for: .seconds(1_000_000))
            }
            return Done("never")
        }
        let (worker, elsewhere) = (bench.engine(), bench.engine(seed: 2))
        let id = try await worker.start(Scripted(), cause: "person/ada")
        let record = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while diary.all.isEmpty { await Task.yield() }
                try await elsewhere.cancel(id, by: "person/bob")
            }
            return try await bench.perform(id, with: worker)
        }
        #expect(record.state == .cancelled)
        #expect(record.verdict == nil)
        #expect(record.problem?["code"] == "engine.cancelled")
        #expect(diary.all == ["begun", "undo one"])
        let rows = try await bench.steps(record.id)
        #expect(rows.map(\.state) == ["finished", "failed", "finished", "finished"])
    }

    @Test func `a sleeping run and a waiting run are cancelled where they are`() async throws {
        for waits in [true, false] {
            let diary = Diary()
            let bench = Bench { run in
                try await run.step("one", undo: { _ in diary.note("undo one") }, { _ in })
                if waits {
                    _ = try await run.wait(for: "go", as: Int.self)
                } else {
                    try await run.sleep(for: .seconds(1_000_000))
                }
                return Done("never")
            }
            let engine = bench.engine()
            let id = try await engine.start(Scripted(), cause: "person/ada")
            try await engine.settle()
            try await engine.cancel(id, by: "person/bob")
            let record = try await bench.finish(id, with: engine)
            #expect(record.state == .cancelled)
            #expect(diary.all == ["undo one"])
        }
    }

    @Test func `what a procedure catches does not save it`() async throws {
        let diary = Diary()
        let bench = Bench { run in
            do {
                _ = try await run.wait(for: "go", as: Int.self)
            } catch {
                try? await run.step("last wish") { _ in diary.note("wished") }
            }
            return Done("as if nothing were wrong")
        }
        let engine = bench.engine()
        let id = try await engine.start(Scripted(), cause: "person/ada")
        try await engine.settle()
        try await engine.cancel(id, by: "person/bob")
        #expect(try await bench.finish(id, with: engine).state == .cancelled)
        #expect(diary.all == [])
    }

    @Test(arguments: 1...6, CrashingStore.Moment.allCases)
    func `what it catches does not save it whenever its process is killed`(
        fatal: Int, moment: CrashingStore.Moment
    ) async throws {
        let bench = Bench { run in
            _ = try? await run.wait(for: "go", as: Int.self)
            return Done("as if nothing were wrong")
        }
        let engine = bench.engine()
        let id = try await engine.start(Scripted(), cause: "person/ada")
        try await engine.settle()
        try await engine.cancel(id, by: "person/bob")
        _ = try? await bench.engine(on: CrashingStore(bench.store, dyingAt: fatal, moment)).settle()
        bench.clock.advance(by: bench.settings.leaseTime)
        #expect(try await bench.finish(id, with: engine).state == .cancelled)
    }

    @Test func `a run that has ended cannot be cancelled`() async throws {
        let bench = Bench()
        let record = try await bench.run()
        await #expect(throws: EngineError.runEnded(run: record.id, status: "finished")) {
            try await bench.engine().cancel(RunID(record.id), by: "person/bob")
        }
    }

    @Test func `a run is stopped at its time limit and undone`() async throws {
        let diary = Diary()
        let bench = Bench { run in
            try await run.step("one", undo: { _ in diary.note("undo one") }, { _ in })
            try await run.step("endless") { _ in try await run.world.clock.sleep(for: .seconds(1_000_000)) }
            return Done("never")
        }
        let engine = bench.engine()
        let id = try await engine.start(Scripted(limit: 60), cause: "person/ada")
        let began = bench.clock.now()
        let record = try await bench.perform(id, with: engine)
        #expect(record.state == .finished)
        #expect(record.verdict == "inconclusive")
        #expect(record.problem?["code"] == "engine.past-time-limit")
        #expect(diary.all == ["undo one"])
        #expect(bench.clock.now() - began < .seconds(120))
    }

    @Test func `a sleeping run wakes at its time limit`() async throws {
        let bench = Bench { run in
            try await run.sleep(for: .seconds(1_000_000))
            return Done("never")
        }
        let began = bench.clock.now()
        let record = try await bench.run(Scripted(limit: 3600))
        #expect(record.problem?["code"] == "engine.past-time-limit")
        #expect(bench.clock.now() - began == .seconds(3600))
    }
}
