import Surroundings
import Synchronization
import Testing
import VigieEngine
import VigieStore
import VigieTestSupport

/// Several workers on one store.
@Suite struct LeaseTests {
    /// A bench whose run is in the middle of a step until `release`.
    private static func bench(_ diary: Diary, _ gate: Gate) -> Bench {
        Bench { run in
            try await run.step("one") { context in
                diary.note("begun \(context.attempt)")
                await gate.wait()
            }
            return Done("done")
        }
    }

    @Test func `when the time of day jumps a second worker takes over, and the first writes nothing any more`()
        async throws
    {
        let (counter, gates) = (Counter(), [Gate(), Gate()])
        let bench = Bench { run in
            let worker = try await run.step("one") { _ in
                let worker = counter.add()
                await gates[worker - 1].wait()
                return worker
            }
            return Done("done by \(worker)")
        }
        let (first, second, heard) = (bench.engine(), bench.engine(seed: 2), Diary())
        let id = try await first.start(Scripted(), cause: "person/ada")
        try await withThrowingTaskGroup(of: RunRecord.self) { group in
            group.addTask {
                try await first.perform(id) { event in
                    if case .heldElsewhere = event.kind { heard.note("looks on") }
                }
            }
            while counter.total < 1 { await Task.yield() }
            // For the first worker no time has passed, so it has no reason to stop.
            bench.clock.set(to: bench.clock.now() + bench.settings.leaseTime)
            group.addTask { try await second.perform(id) }
            while counter.total < 2 { await Task.yield() }
            gates[0].open()
            while heard.all.isEmpty { await Task.yield() }
            #expect(try await bench.steps(id.rawValue) == [])
            gates[1].open()
            let one = try await group.next()
            bench.clock.advance(by: bench.settings.pulse)
            let other = try await group.next()
            #expect([one, other].map { $0?.summary } == ["done by 2", "done by 2"])
        }
    }

    @Test func `a worker that cannot renew in time stops before anybody else may begin`() async throws {
        let diary = Diary()
        let stopped = Mutex(Timestamp?.none)
        let bench = Bench { run in
            try await run.step("endless") { _ in
                diary.note("begun")
                do {
                    try await run.world.clock.sleep(for: .seconds(1_000_000))
                } catch {
                    stopped.withLock { $0 = run.world.now() }
                    diary.note("stopped")
                    throw error
                }
            }
            return Done("never")
        }
        let store = CrashingStore(bench.store)
        let engine = bench.engine(on: store)
        let id = try await engine.start(Scripted(), cause: "person/ada")
        await withTaskGroup { group in
            group.addTask {
                while diary.all.isEmpty { await Task.yield() }
                store.cutOff()
            }
            await #expect(throws: StoreError.self) { try await bench.perform(id, with: engine) }
        }
        #expect(diary.all == ["begun", "stopped"])
        // The lease still stands as it was renewed last.
        let lease = try #require(try await bench.store.leases(prefix: "").first { $0.name.contains(id.rawValue) })
        let end = stopped.withLock { $0 }
        #expect(try #require(end) < lease.expiresAt)
        #expect(try await bench.steps(id.rawValue) == [])
        #expect(try await bench.store.run(id.rawValue)?.state == .running)
    }

    @Test func `a lease is renewed as long as its worker lives`() async throws {
        let (diary, gate) = (Diary(), Gate())
        let bench = Self.bench(diary, gate)
        let (first, second) = (bench.engine(), bench.engine(seed: 2))
        let id = try await first.start(Scripted(), cause: "person/ada")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await first.settle() }
            while diary.all.isEmpty { await Task.yield() }
            for _ in 0..<600 {
                // Only the first worker's pulse sleeps.
                await bench.clock.waitForSleepers(1)
                bench.clock.advance(by: bench.settings.pulse)
                try await second.settle()
            }
            gate.open()
            try await group.waitForAll()
        }
        #expect(diary.all == ["begun 1"])
        #expect(try await first.run(id).summary == "done")
    }

    @Test func `who cannot have a run looks on and hears what it says`() async throws {
        let gate = Gate()
        let bench = Bench { run in
            run.log("hello")
            try await run.step("one") { _ in await gate.wait() }
            return Done("done")
        }
        let (first, second) = (bench.engine(), bench.engine(seed: 2))
        let id = try await first.start(Scripted(), cause: "person/ada")
        let heard = Diary()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                let record = try await first.perform(id)
                #expect(record.summary == "done")
            }
            group.addTask {
                while try await bench.store.leases(prefix: "run/").isEmpty { await Task.yield() }
                let record = try await bench.perform(id, with: second) { event in
                    switch event.kind {
                    case .heldElsewhere: heard.note("held")
                    case .log(let line):
                        heard.note(line.message)
                        gate.open()
                    default: heard.note("something else")
                    }
                }
                #expect(record.summary == "done")
            }
            try await group.waitForAll()
        }
        #expect(heard.all == ["held", "hello"])
    }

    @Test func `of two runs that need one lock the second waits, and says for whom`() async throws {
        let (diary, gate) = (Diary(), Gate())
        let bench = Self.bench(diary, gate)
        let (first, second) = (bench.engine(), bench.engine(seed: 2))
        let procedure = Scripted(locks: ["stanza/shop"])
        let one = try await first.start(procedure, cause: "person/ada")
        let two = try await second.start(procedure, cause: "person/ada")
        let heard = Diary()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                let record = try await first.perform(one)
                #expect(record.summary == "done")
            }
            group.addTask {
                while diary.all.isEmpty { await Task.yield() }
                let record = try await bench.perform(two, with: second) { event in
                    if case .waitingForLock(let name, let holder) = event.kind {
                        heard.note("\(name) \(holder == one)")
                        gate.open()
                    }
                }
                #expect(record.summary == "done")
            }
            try await group.waitForAll()
        }
        #expect(heard.all == ["stanza/shop true"])
        #expect(try await bench.store.leases(prefix: "") == [])
    }

    @Test func `a lock stays with its run while that sleeps`() async throws {
        let bench = Bench(scripts: ["short": { _ in Done("short") }]) { run in
            try await run.sleep(for: .seconds(86_400))
            return Done("long")
        }
        let engine = bench.engine()
        let long = try await engine.start(Scripted(locks: ["a", "b"]), cause: "person/ada")
        try await engine.settle()
        let short = try await engine.start(Scripted(script: "short", locks: ["b"]), cause: "person/ada")
        bench.clock.advance(by: .seconds(3600))
        try await engine.settle()
        #expect(try await engine.run(short).state == .queued)
        #expect(try await bench.finish(long, with: engine).summary == "long")
        #expect(try await bench.finish(short, with: engine).summary == "short")
        #expect(try await bench.store.leases(prefix: "") == [])
    }

    @Test func `a run that was cut off finds its locks again`() async throws {
        let bench = Bench { run in
            try await run.step("one") { _ in }
            return Done("done")
        }
        let store = CrashingStore(bench.store, dyingAt: 5)
        let dying = bench.engine(on: store)
        let id = try await dying.start(Scripted(locks: ["a"]), cause: "person/ada")
        await #expect(throws: StoreError.self) { try await dying.settle() }
        #expect(try await bench.store.leases(prefix: "").map(\.name) == ["lock/a", "run/\(id)"])
        bench.clock.advance(by: bench.settings.leaseTime)
        #expect(try await bench.finish(id, with: bench.engine()).summary == "done")
    }

    @Test(arguments: [true, false])
    func `a run whose worker died before the clock was set back is not left alone`(serves: Bool) async throws {
        let bench = Bench { run in
            try await run.step("one") { _ in }
            return Done("done")
        }
        let store = CrashingStore(bench.store, dyingAt: 4)
        let dying = bench.engine(on: store)
        let id = try await dying.start(Scripted(), cause: "person/ada")
        await #expect(throws: StoreError.self) { try await dying.settle() }
        bench.clock.set(to: bench.clock.now() - .seconds(30 * 86_400))
        let (engine, began) = (bench.engine(seed: 2), bench.clock.elapsed())
        if serves {
            while try await !engine.run(id).state.isEnded {
                try await engine.settle()
                bench.clock.advance(by: .seconds(5))
            }
        } else {
            #expect(try await bench.perform(id, with: engine).summary == "done")
        }
        let took = bench.clock.elapsed() - began
        #expect(took > bench.settings.leaseTime)
        #expect(took < bench.settings.leaseTime * 2)
    }
}
