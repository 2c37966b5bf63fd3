import JSONTree
import Surroundings
import Testing
import VigieEngine
import VigieStore
import VigieTestSupport
import Wording

/// Sleeping, and waiting for signals.
@Suite struct SignalTests {
    @Test func `a run sleeps until its time, however often the machine restarts`() async throws {
        let bench = Bench { run in
            try await run.sleep(for: .seconds(7 * 86_400))
            return Done("woke at \(run.world.now())")
        }
        let began = bench.clock.now()
        let id = try await bench.engine().start(Scripted(), cause: "person/ada")
        for day in 1...7 {
            let next = try await bench.engine().settle()
            #expect(next == began + .seconds(7 * 86_400))
            #expect(try await bench.store.run(id.rawValue)?.state == .sleeping)
            #expect(try await bench.store.leases(prefix: "") == [])
            bench.clock.advance(to: began + .seconds(Int64(day) * 86_400))
        }
        let record = try await bench.finish(id, with: bench.engine())
        #expect(record.summary == "woke at \(began + .seconds(7 * 86_400))")
    }

    @Test func `a short sleep is slept in place`() async throws {
        var settings = EngineSettings()
        settings.patience = .seconds(5)
        let bench = Bench(settings: settings) { run in
            try await run.sleep(for: .seconds(5))
            return Done("done")
        }
        let engine = bench.engine()
        let record = try await bench.perform(engine.start(Scripted(), cause: "person/ada"), with: engine)
        #expect(record.summary == "done")
        let statuses = bench.statuses
        #expect(statuses == [.running, .finished])
    }

    @Test func `a sleep that something came after is over even when the clock was set back`() async throws {
        let diary = Diary()
        let bench = Bench { run in
            try await run.sleep(for: .seconds(3600))
            try await run.step("one") { _ in diary.note("one") }
            _ = try await run.wait(for: "go", as: Int.self)
            return Done("done")
        }
        let engine = bench.engine()
        let id = try await engine.start(Scripted(), cause: "person/ada")
        try await engine.settle()
        bench.clock.advance(by: .seconds(3600))
        try await engine.settle()
        #expect(diary.all == ["one"])
        bench.clock.set(to: bench.clock.now() - .seconds(86_400))
        try await engine.signal(id, "go", 1, key: "1")
        #expect(try await bench.finish(id, with: engine).summary == "done")
    }

    @Test func `signals are received once each, in the order posted, whenever they came`() async throws {
        let bench = Bench { run in
            var all: [Int] = []
            while all.count < 4 { all.append(try await run.wait(for: "number", as: Int.self) ?? 0) }
            return Done("\(all)")
        }
        let engine = bench.engine()
        let id = try await engine.start(Scripted(), cause: "person/ada")
        try await engine.signal(id, "number", 1, key: "a")
        try await engine.signal(id, "number", 2, key: "b")
        try await engine.signal(id, "number", 2, key: "b")
        try await engine.settle()
        #expect(try await engine.run(id).state == .waiting)
        try await engine.signal(id, "other", 9, key: "c")
        try await engine.signal(id, "number", 3, key: "c")
        try await engine.settle()
        try await engine.signal(id, "number", 4, key: "d")
        #expect(try await bench.finish(id, with: engine).summary == "[1, 2, 3, 4]")
    }

    @Test func `when no signal comes in time the wait ends without one`() async throws {
        let bench = Bench { run in
            let deadline = try await run.now() + .seconds(60)
            let answer = try await run.wait(for: "go", as: Int.self, until: deadline)
            return Done(answer.map(String.init) ?? "nobody came")
        }
        #expect(try await bench.run().summary == "nobody came")
    }

    @Test func `a signal that says something else fails the wait and can be gone on from`() async throws {
        let bench = Bench { run in
            do {
                _ = try await run.wait(for: "go", as: Int.self)
            } catch let failure as StepFailure {
                return Done(failure.problem.code)
            }
            return Done("never")
        }
        let engine = bench.engine()
        let id = try await engine.start(Scripted(), cause: "person/ada")
        try await engine.signal(id, "go", "text", key: "1")
        #expect(try await bench.finish(id, with: engine).summary == "engine.unreadable-signal")
    }

    @Test func `perform waits in place for what another process posts`() async throws {
        let bench = Bench { run in
            let answer = try await run.wait(for: "go", as: Int.self)
            return Done("\(answer ?? 0)")
        }
        let (here, there) = (bench.engine(), bench.engine(seed: 2))
        let id = try await here.start(Scripted(), cause: "person/ada")
        let record = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while try await there.run(id).state != .waiting { await Task.yield() }
                try await there.signal(id, "go", 7, key: "1")
            }
            return try await bench.perform(id, with: here)
        }
        #expect(record.summary == "7")
    }
}
