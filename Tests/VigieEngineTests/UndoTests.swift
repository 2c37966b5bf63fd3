import JSONTree
import Surroundings
import Testing
import VigieEngine
import VigieStore
import VigieTestSupport

/// Taking back what was done.
@Suite struct UndoTests {
    @Test func `when a run fails its finished steps are undone, the latest first`() async throws {
        let diary = Diary()
        let bench = Bench { run in
            for name in ["one", "two", "three"] {
                _ = try await run.step(name, undo: { (name: String, _) in diary.note("undo \(name)") }, { _ in name })
            }
            throw Mishap()
        }
        let record = try await bench.run()
        #expect(diary.all == ["undo three", "undo two", "undo one"])
        #expect(record.state == .finished)
        #expect(record.verdict == "inconclusive")
        #expect(record.problem?["detail"] == "it broke")
        let rows = try await bench.steps(record.id).map { "\($0.kind) \($0.name)" }
        #expect(
            rows == [
                "repeatable one", "repeatable two", "repeatable three", "unwind undo", "undo undo three",
                "undo undo two",
                "undo undo one",
            ])
    }

    @Test func `a result, good or bad, undoes nothing`() async throws {
        let diary = Diary()
        let bench = Bench { run in
            try await run.step("one", undo: { _ in diary.note("undo") }, { _ in })
            return Done("done")
        }
        _ = try await bench.run()
        #expect(diary.all == [])
    }

    @Test func `an undo that fails is recorded, and the others still run`() async throws {
        let diary = Diary()
        let bench = Bench { run in
            try await run.step("one", undo: { _ in diary.note("undo one") }, { _ in })
            try await run.step("two", undo: { _ in throw Mishap() }, { _ in })
            try await run.step("three", undo: { _ in diary.note("undo three") }, { _ in })
            throw Mishap()
        }
        let record = try await bench.run()
        #expect(diary.all == ["undo three", "undo one"])
        #expect(record.problem?["detail"] == "it broke Could not be undone: two.")
        #expect(try await bench.steps(record.id).map(\.state).filter { $0 == "failed" }.count == 1)
    }

    @Test func `an undo is tried again like its step, also later`() async throws {
        let counter = Counter()
        let bench = Bench { run in
            try await run.step(
                "one", retry: RetryPolicy(attempts: 3, firstDelay: .seconds(60)),
                undo: { _ in if counter.add() < 3 { throw Mishap() } }, { _ in })
            throw Mishap()
        }
        let record = try await bench.run()
        #expect(counter.total == 3)
        #expect(record.problem?["detail"] == "it broke")
    }

    @Test func `undoing goes on after a restart with the values of the first time`() async throws {
        let diary = Diary()
        let bench = Bench { run in
            _ = try await run.step("copy", undo: { (path: String, _) in diary.note("remove \(path)") }) { _ in "/tmp/a"
            }
            try await run.step(
                "two", retry: RetryPolicy(attempts: 2, firstDelay: .seconds(60)),
                undo: { context in if context.attempt == 1 { throw Mishap() } }, { _ in })
            throw Mishap()
        }
        // The undo of the second step is retried, so the run is laid aside and replayed in between.
        _ = try await bench.run()
        #expect(diary.all == ["remove /tmp/a"])
    }

    @Test(arguments: [true, false])
    func `undoing a run that was turned back is tried again later too`(cancelled: Bool) async throws {
        let counter = Counter()
        let bench = Bench { run in
            try await run.step(
                "one", retry: RetryPolicy(attempts: 3, firstDelay: .seconds(300), jitter: 0),
                undo: { _ in if counter.add() < 3 { throw Mishap() } }, { _ in })
            _ = try await run.wait(for: "never", as: Int.self)
            return Done("never")
        }
        let engine = bench.engine()
        let began = bench.clock.now()
        let id = try await engine.start(Scripted(limit: 3600), cause: "person/ada")
        try await engine.settle()
        if cancelled { try await engine.cancel(id, by: "person/bob") }
        let record = try await bench.finish(id, with: engine)
        #expect(counter.total == 3)
        #expect(record.problem?["code"] == (cancelled ? "engine.cancelled" : "engine.past-time-limit"))
        #expect(bench.clock.now() - began == .seconds((cancelled ? 0 : 3600) + 600))
    }
}
