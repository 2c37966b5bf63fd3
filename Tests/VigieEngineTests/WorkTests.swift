import Surroundings
import Synchronization
import Testing
import VigieEngine
import VigieStore
import VigieTestSupport

/// Serving.
@Suite struct WorkTests {
    @Test func `what is started while it serves is taken up at once`() async throws {
        let bench = Bench { _ in Done("done") }
        let engine = bench.engine()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await engine.work() }
            await bench.clock.waitForSleepers(1)
            let id = try await engine.start(Scripted(), cause: "person/ada")
            // The clock stands still: only the bell can have woken it.
            while try await engine.run(id).state != .finished { await Task.yield() }
            group.cancelAll()
        }
    }

    @Test func `no more runs at once than it may`() async throws {
        let crowd = Crowd()
        var settings = EngineSettings.impatient
        settings.concurrency = 3
        let bench = Bench(settings: settings) { run in
            try await run.step("one") { _ in await crowd.visit(meeting: 3) }
            return Done("done")
        }
        let engine = bench.engine()
        for _ in 0..<20 { try await engine.start(Scripted(), cause: "person/ada") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await engine.work() }
            while try await bench.store.runs(RunQuery(statuses: ["finished"])).count < 20 { await Task.yield() }
            group.cancelAll()
        }
        #expect(crowd.most == 3)
    }

    @Test func `when it is stopped it returns, and its runs can be gone on with at once`() async throws {
        let diary = Diary()
        let bench = Bench { run in
            try await run.step("one", undo: { _ in diary.note("undo") }, { _ in diary.note("one") })
            try await run.step("two") { context in
                diary.note("two")
                if diary.all.count < 3 { try await run.world.clock.sleep(for: .seconds(1_000_000)) }
            }
            return Done("done")
        }
        let engine = bench.engine()
        let id = try await engine.start(Scripted(), cause: "person/ada")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await engine.work() }
            while diary.all.count < 2 { await Task.yield() }
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(try await engine.run(id).state == .running)
        #expect(try await bench.store.leases(prefix: "") == [])
        #expect(try await bench.steps(id.rawValue).map(\.name) == ["one"])
        let record = try await bench.finish(id, with: bench.engine(seed: 2))
        #expect(record.summary == "done")
        #expect(diary.all == ["one", "two", "two"])
    }

    @Test func `a perform that is stopped leaves its run to others`() async throws {
        let diary = Diary()
        let bench = Bench { run in
            try await run.step("endless") { _ in
                diary.note("begun")
                try await run.world.clock.sleep(for: .seconds(1_000_000))
            }
            return Done("never")
        }
        let engine = bench.engine()
        let id = try await engine.start(Scripted(), cause: "person/ada")
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await engine.perform(id) }
            while diary.all.isEmpty { await Task.yield() }
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.next() }
        }
        #expect(try await engine.run(id).state == .running)
        #expect(try await bench.store.leases(prefix: "") == [])
    }

    @Test func `a step of a stopped process that ends all the same counts`() async throws {
        let (diary, gate) = (Diary(), Gate())
        let bench = Bench { run in
            try await run.step("stubborn", .once) { _ in
                diary.note("begun")
                await gate.wait()
            }
            return Done("done")
        }
        let engine = bench.engine()
        let id = try await engine.start(Scripted(), cause: "person/ada")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await engine.work() }
            while diary.all.isEmpty { await Task.yield() }
            group.cancelAll()
            gate.open()
            try await group.waitForAll()
        }
        #expect(try await bench.steps(id.rawValue).map(\.state) == ["finished"])
        #expect(try await bench.finish(id, with: bench.engine(seed: 2)).summary == "done")
        #expect(diary.all == ["begun"])
    }

    @Test func `a store out of reach is told of, and worked on with when it is back`() async throws {
        let bench = Bench { _ in Done("done") }
        let store = CrashingStore(bench.store)
        let engine = bench.engine(on: store)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await engine.work(notice: bench.notice) }
            await bench.clock.waitForSleepers(1)
            store.cutOff()
            await bench.clock.run(stepping: bench.settings.pulse) { bench.notices.withLock { !$0.isEmpty } }
            store.cutOff(false)
            let id = try await engine.start(Scripted(), cause: "person/ada")
            try await bench.clock.run(stepping: bench.settings.pulse) { try await engine.run(id).state == .finished }
            group.cancelAll()
        }
    }
}
