import JSONTree
import Surroundings
import Testing
import VigieEngine
import VigieStore
import VigieTestSupport
import Wording

/// What happens when a run is taken up again.
@Suite struct ReplayTests {
    @Test func `finished steps answer from the store, and their bodies rest`() async throws {
        let counter = Counter()
        let bench = Bench { run in
            let drawn = try await run.step("draw") { _ in counter.add("draw") }
            try await run.sleep(for: .seconds(3600))
            return Done("drawn \(drawn)")
        }
        let record = try await bench.run()
        #expect(record.summary == "drawn 1")
        #expect(counter["draw"] == 1)
    }

    @Test func `time and names are the same whenever the procedure is replayed`() async throws {
        let diary = Diary()
        let bench = Bench { run in
            let names = (try await run.identifier(), try await run.identifier())
            diary.note("\(try await run.now()) \(names)")
            try await run.step("one") { _ in }
            diary.note("\(try await run.now()) \(try await run.identifier())")
            try await run.sleep(for: .seconds(3600))
            diary.note("\(try await run.now()) \(try await run.identifier())")
            try await run.sleep(for: .seconds(3600))
            return Done("done")
        }
        let record = try await bench.run()
        // One pass up to each sleep, and one to the end.
        let passes = diary.all
        #expect(passes.count == 2 + 3 + 3)
        #expect(Array(passes[0..<2]) == Array(passes[2..<4]))
        #expect(Array(passes[2..<5]) == Array(passes[5..<8]))
        let names = passes[5..<8].flatMap { $0.split { !$0.isLetter && !$0.isNumber }.filter { $0.count == 16 } }
        #expect(Set(names).count == 4)
        let start = try #require(record.startedAt)
        #expect(passes[5].hasPrefix(start.rfc3339))
        #expect(passes[7].hasPrefix((start + .seconds(3600)).rfc3339))
    }

    @Test func `what was logged between steps is not logged again`() async throws {
        let bench = Bench { run in
            run.log("before")
            try await run.step("one") { _ in }
            run.log("between")
            try await run.sleep(for: .seconds(3600))
            run.log("after")
            return Done("done")
        }
        let record = try await bench.run()
        let lines = try await bench.store.log(of: record.id, after: 0, limit: 10)
        #expect(lines.map(\.message) == ["before", "between", "after"])
    }

    @Test func `a failed step is thrown again as it was`() async throws {
        let diary = Diary()
        let bench = Bench { run in
            do {
                try await run.step("break") { _ in throw Mishap() }
            } catch let failure as StepFailure {
                diary.note("\(failure.step): \(failure.problem.detail ?? "")")
            }
            try await run.sleep(for: .seconds(3600))
            return Done("done")
        }
        _ = try await bench.run()
        #expect(diary.all == ["break: it broke", "break: it broke"])
    }

    // MARK: Changed procedures

    private struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let expected: String
        let body: Scripts.Body
    }

    private static let changes = [
        Change(testDescription: "renamed", expected: "repeatable one, but the procedure came to repeatable uno") {
            run in
            try await run.step("uno") { _ in }
            return Done("never")
        },
        Change(testDescription: "reordered", expected: "repeatable one, but the procedure came to repeatable two") {
            run in
            try await run.step("two") { _ in }
            return Done("never")
        },
        Change(testDescription: "another kind", expected: "repeatable one, but the procedure came to once one") { run in
            try await run.step("one", .once) { _ in }
            return Done("never")
        },
        Change(testDescription: "shorter", expected: "repeatable one, but the procedure came to the end of the proc") {
            _ in Done("never")
        },
        Change(testDescription: "fails earlier", expected: "repeatable one, but the procedure came to the end of") {
            _ in
            throw Mishap()
        },
    ]

    @Test(arguments: changes)
    private func `a changed procedure stops its run and touches nothing`(change: Change) async throws {
        let bench = Bench { run in
            try await run.step("one") { _ in }
            try await run.step("two") { _ in }
            try await run.sleep(for: .seconds(3600))
            return Done("done")
        }
        let id = try await bench.engine().start(Scripted(), cause: "person/ada")
        try await bench.engine().settle()
        let before = try await bench.steps(id.rawValue)
        bench.clock.advance(by: .seconds(3600))
        let record = try await bench.replacing(change.body).finish(id, with: bench.replacing(change.body).engine())
        #expect(record.state == .diverged)
        #expect(record.problem?["code"] == "engine.diverged")
        #expect(record.problem?["detail"]?.string?.contains(change.expected) == true, "\(record)")
        #expect(try await bench.steps(id.rawValue) == before)
        #expect(try await bench.store.leases(prefix: "") == [])
        // With the program that began it the run goes on where it was.
        let engine = bench.engine()
        #expect(try await engine.retry(id, by: "person/ada") == id)
        #expect(try await bench.finish(id, with: engine).summary == "done")
    }

    @Test func `a run that diverged can be cancelled as it is`() async throws {
        let diary = Diary()
        let bench = Bench { run in
            try await run.step("one", undo: { _ in diary.note("undo") }, { _ in })
            try await run.sleep(for: .seconds(1))
            return Done("done")
        }
        let id = try await bench.engine().start(Scripted(), cause: "person/ada")
        try await bench.engine().settle()
        bench.clock.advance(by: .seconds(1))
        let engine = bench.replacing { _ in Done("never") }.engine()
        #expect(try await bench.finish(id, with: engine).state == .diverged)
        try await engine.cancel(id, by: "person/ada")
        let record = try await engine.run(id)
        #expect(record.state == .cancelled)
        #expect(record.problem?["code"] == "engine.cancelled-as-it-is")
        #expect(diary.all == [])
    }

    @Test func `a result that cannot be read any more stops the run`() async throws {
        let bench = Bench { run in
            _ = try await run.step("one") { _ in "text" }
            try await run.sleep(for: .seconds(1))
            return Done("done")
        }
        let id = try await bench.engine().start(Scripted(), cause: "person/ada")
        try await bench.engine().settle()
        bench.clock.advance(by: .seconds(1))
        let changed = bench.replacing { run in Done("\(try await run.step("one") { _ in 1 })") }
        let record = try await changed.finish(id, with: changed.engine())
        #expect(record.state == .diverged)
        #expect(record.problem?["code"] == "engine.unreadable-result")
    }

    @Test func `another version stops the run where it has a history`() async throws {
        let bench = Bench()
        let old = RunRecord(
            id: "old", procedure: "test.scripted", procedureVersion: 7, input: try JSONValue(encoding: Scripted()),
            subject: "Thing/one", cause: "person/ada", createdAt: bench.clock.now(), status: "queued")
        let step = StepRecord(
            run: "old", sequence: 0, name: "one", kind: "repeatable", state: "finished", startedAt: bench.clock.now())
        _ = try await bench.store.commit([.insertRun(old), .putStep(step)])
        let record = try await bench.finish("old", with: bench.engine())
        #expect(record.state == .diverged)
        #expect(record.problem?["code"] == "engine.different-version")
        #expect(try await bench.store.leases(prefix: "") == [])
    }

    @Test func `an input that does not fit stops the run`() async throws {
        let bench = Bench()
        let record = RunRecord(
            id: "odd", procedure: "test.scripted", input: ["script": 7], subject: "Thing/one", cause: "person/ada",
            createdAt: bench.clock.now(), status: "queued")
        _ = try await bench.store.commit([.insertRun(record)])
        let ended = try await bench.engine().perform("odd")
        #expect(ended.state == .diverged)
        #expect(ended.problem?["code"] == "engine.unreadable-input")
    }

    @Test func `a procedure that nobody knows here is left alone`() async throws {
        let bench = Bench()
        let record = RunRecord(
            id: "new", procedure: "test.unheard-of", input: [:], subject: "Thing/one", cause: "person/ada",
            createdAt: bench.clock.now(), status: "queued")
        _ = try await bench.store.commit([.insertRun(record)])
        try await bench.engine().settle()
        #expect(try await bench.store.run("new") == record)
        await #expect(throws: EngineError.unknownProcedure("test.unheard-of")) {
            try await bench.engine().perform("new")
        }
    }
}
