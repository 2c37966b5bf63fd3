import JSONTree
import Surroundings
import Synchronization
import Testing
import VigieEngine
import VigieLedger
import VigieStore
import VigieTestSupport
import Wording

/// What a procedure's steps do where nothing interrupts them.
@Suite struct StepTests {
    @Test func `a run ends with what its procedure returns`() async throws {
        let bench = Bench { run in
            let two = try await run.step("two") { _ in 2 }
            let three = try await run.step("three") { _ in two + 1 }
            try await run.step("nothing") { _ in }
            return Done("it is \(three)")
        }
        let record = try await bench.run()
        #expect(record.state == .finished)
        #expect(record.verdict == "pass")
        #expect(record.summary == "it is 3")
        #expect(record.output?["summary"] == "it is 3")
        #expect(record.problem == nil)
        #expect(record.startedAt != nil && record.finishedAt != nil)
        let steps = try await bench.steps(record.id)
        #expect(steps.map(\.name) == ["two", "three", "nothing"])
        #expect(steps.map(\.result) == [2, 3, [:]])
        #expect(try await bench.store.leases(prefix: "") == [])
    }

    @Test func `an error ends a run as inconclusive, with its problem`() async throws {
        let bench = Bench { run in
            try await run.step("break") { _ in throw Mishap() }
            return Done("never")
        }
        let record = try await bench.run()
        #expect(record.state == .finished)
        #expect(record.verdict == "inconclusive")
        #expect(record.problem?["code"] == "mishap")
        #expect(record.problem?["detail"] == "it broke")
    }

    @Test func `an error that knows its verdict gives it to the run`() async throws {
        let bench = Bench { run in
            try await run.step("check", retry: .standard) { _ in throw Rotten() }
            return Done("never")
        }
        let record = try await bench.run()
        #expect(record.verdict == "fail")
        let steps = try await bench.steps(record.id)
        #expect(steps.map(\.attempt) == [1], "what is bad does not get better by trying again")
    }

    @Test func `a procedure may go on after a failed step`() async throws {
        let bench = Bench { run in
            do {
                try await run.step("first way") { _ in throw Mishap() }
            } catch let failure as StepFailure {
                return Done(try await run.step("second way") { _ in "after \(failure.step)" })
            }
            return Done("never")
        }
        let record = try await bench.run()
        #expect(record.summary == "after first way")
        #expect(try await bench.steps(record.id).map(\.state) == ["failed", "finished"])
    }

    @Test func `a step that fails is tried again, with the same key, and later each time`() async throws {
        let (keys, counter) = (Diary(), Counter())
        let bench = Bench { run in
            let policy = RetryPolicy(attempts: 4, firstDelay: .seconds(10), jitter: 0)
            let attempt = try await run.step("flaky", retry: policy) { context in
                keys.note(context.idempotencyKey)
                guard counter.add() == 4 else { throw Mishap() }
                return context.attempt
            }
            return Done("attempt \(attempt)")
        }
        let began = bench.clock.now()
        let record = try await bench.run()
        #expect(record.summary == "attempt 4")
        #expect(Set(keys.all) == ["\(record.id)/0"])
        #expect(bench.clock.now() - began == .seconds(70))
    }

    @Test func `after the last attempt the step has failed`() async throws {
        let bench = Bench { run in
            try await run.step("flaky", retry: RetryPolicy(attempts: 3)) { _ in throw Mishap() }
            return Done("never")
        }
        let record = try await bench.run()
        #expect(record.verdict == "inconclusive")
        #expect(try await bench.steps(record.id).map(\.attempt) == [3])
        let failures = bench.events.withLock { $0 }.filter { if case .stepFailed = $0.kind { true } else { false } }
        #expect(failures.count == 3)
    }

    @Test func `a step that takes too long is stopped`() async throws {
        let diary = Diary()
        let bench = Bench { run in
            try await run.step("slow", timeout: .seconds(5)) { _ in
                do {
                    try await run.world.clock.sleep(for: .seconds(3600))
                } catch {
                    diary.note("cancelled")
                    throw error
                }
            }
            return Done("never")
        }
        let engine = bench.engine()
        let record = try await bench.perform(engine.start(Scripted(), cause: "person/ada"), with: engine)
        #expect(diary.all == ["cancelled"])
        #expect(record.verdict == "inconclusive")
        #expect(record.problem?["code"] == "engine.step-timed-out")
        #expect(record.problem?["detail"] == "slow was stopped after 5.0 seconds.")
    }

    @Test func `a step within a step is refused, whatever the procedure makes of it`() async throws {
        let bench = Bench { run in
            try await run.step("outer") { _ in
                try? await run.step("inner") { _ in }
            }
            return Done("as if nothing were wrong")
        }
        let record = try await bench.run()
        #expect(record.verdict == "inconclusive")
        #expect(record.problem?["code"] == "engine.overlapping-steps")
        #expect(record.problem?["detail"] == "inner was asked for within outer.")
    }

    @Test func `steps at the same time are refused`() async throws {
        let bench = Bench { run in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for name in ["one", "two"] {
                    group.addTask {
                        try await run.step(name) { _ in try await run.world.clock.sleep(for: .seconds(9)) }
                    }
                }
                while try await group.next() != nil {}
            }
            return Done("as if nothing were wrong")
        }
        let record = try await bench.run()
        #expect(record.problem?["code"] == "engine.overlapping-steps")
    }

    @Test func `a finished step costs one write and no read`() async throws {
        let bench = Bench { run in
            for number in 0..<20 {
                _ = try await run.step("step \(number)") { context in
                    context.log("hello \(number)")
                    return number
                }
            }
            return Done("done")
        }
        let store = CrashingStore(bench.store)
        let engine = bench.engine(on: store)
        let id = try await engine.start(Scripted(), cause: "person/ada")
        let (writes, reads) = (store.writes, store.reads)
        _ = try await engine.perform(id)
        // The lease, the beginning and the end come on top; the run is loaded once and read again at the end.
        #expect(store.writes - writes == 20 + 3)
        #expect(store.reads - reads == 5)
        #expect(try await bench.store.log(of: id.rawValue, after: 0, limit: 100).count == 20)
    }
}

private struct Rotten: VerdictError, ProblemConvertible {
    let verdict = Verdict.fail
    let problem = Problem(code: "test.rotten", title: "It is rotten.")
}
