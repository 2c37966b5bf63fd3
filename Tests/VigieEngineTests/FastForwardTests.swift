import Cron
import Surroundings
import Synchronization
import Testing
import VigieEngine
import VigieStore
import VigieTestSupport

/// Weeks of schedules in milliseconds.
@Suite struct FastForwardTests {
    /// Lets a machine serve until a time, jumping from one thing that is due to the next.
    private static func serve(_ bench: Bench, _ engine: Engine, until end: Timestamp) async throws {
        while true {
            let next = try await engine.settle(notice: bench.notice)
            guard let next, next <= end else { return bench.clock.advance(to: end) }
            bench.clock.advance(to: next)
        }
    }

    private static func nightly(_ hour: String = "30 2 * * *", zone: String = "Europe/Paris") throws -> Schedule {
        Schedule(
            name: "nightly", trigger: .cron(try CronSchedule(hour), try Zone(zone)), procedure: Scripted())
    }

    private static func dues(_ bench: Bench) async throws -> [String] {
        let runs = try await bench.store.runs(RunQuery(limit: 10_000)).reversed()
        return runs.compactMap { $0.idempotencyKey.map { String($0.split(separator: "/").last ?? "") } }
    }

    @Test func `six weeks of nights, and none twice where the clocks are turned`() async throws {
        // 1 March 2026; the clocks go forward on the 29th at 2:00.
        let clock = ManualClock(start: Timestamp(seconds: 1_772_323_200))
        let bench = Bench(clock: clock)
        let engine = bench.engine(schedules: [try Self.nightly()])
        try await Self.serve(bench, engine, until: clock.now() + .seconds(42 * 86_400))
        let dues = try await Self.dues(bench)
        #expect(dues.count == 42)
        #expect(Set(dues).count == 42)
        #expect(dues[27] == "2026-03-28T01:30:00.000000Z")
        #expect(dues[28] == "2026-03-29T01:00:00.000000Z", "2:30 did not exist: the first instant after the gap")
        #expect(dues[29] == "2026-03-30T00:30:00.000000Z")
        let runs = try await bench.store.runs(RunQuery(limit: 100))
        #expect(runs.allSatisfy { $0.state == .finished && $0.cause == "schedule/nightly" })
    }

    @Test func `in autumn the hour that comes twice runs once`() async throws {
        // 20 October 2026; the clocks go back on the 25th at 3:00.
        let clock = ManualClock(start: Timestamp(seconds: 1_792_454_400))
        let bench = Bench(clock: clock)
        try await Self.serve(
            bench, bench.engine(schedules: [try Self.nightly()]), until: clock.now() + .seconds(10 * 86_400))
        let dues = try await Self.dues(bench)
        #expect(dues.count == 10)
        #expect(dues.filter { $0.hasPrefix("2026-10-25") } == ["2026-10-25T00:30:00.000000Z"])
    }

    @Test func `two processes that look at once start one run for each time`() async throws {
        let bench = Bench()
        let schedules = [
            try Self.nightly(), Schedule(name: "often", trigger: .every(.seconds(900)), procedure: Scripted()),
        ]
        let engines = [bench.engine(schedules: schedules), bench.engine(seed: 2, schedules: schedules)]
        for engine in engines { try await engine.settle() }
        let began = bench.clock.now()
        for quarter in 1...Int64(2 * 96) {
            bench.clock.advance(to: began + .seconds(quarter * 900))
            await withThrowingTaskGroup(of: Void.self) { group in
                for engine in engines { group.addTask { try await engine.settle() } }
            }
        }
        let dues = try await bench.store.runs(RunQuery(limit: 10_000)).map(\.idempotencyKey)
        #expect(Set(dues).count == dues.count)
        #expect(dues.count == 2 + 2 * 96)
    }

    @Test func `a machine that was off for a week makes up for it once, or not at all`() async throws {
        for (catchUp, count) in [(Schedule.CatchUp.runOnce, 2), (.skip, 1)] {
            let bench = Bench()
            let schedule = Schedule(
                name: "hourly", trigger: .every(.seconds(3600)), catchUp: catchUp, procedure: Scripted())
            let began = bench.clock.now()
            try await bench.engine(schedules: [schedule]).settle()
            bench.clock.advance(to: began + .seconds(7 * 86_400 + 1800))
            try await bench.engine(schedules: [schedule]).settle(notice: bench.notice)
            bench.clock.advance(to: began + .seconds(7 * 86_400 + 3600))
            try await bench.engine(schedules: [schedule]).settle()
            #expect(try await Self.dues(bench).count == count)
            let skips = bench.notices.withLock { notices in
                notices.compactMap { notice -> ScheduleState.Skip? in
                    if case .scheduleSkipped(_, _, let reason) = notice { reason } else { nil }
                }
            }
            #expect(skips == (catchUp == .skip ? [.missed] : []))
        }
    }

    @Test func `runs of one schedule never overlap, and at most one waits`() async throws {
        for (overlap, count) in [(Schedule.Overlap.skip, 11), (.queue, 16)] {
            let bench = Bench { run in
                try await run.sleep(for: .seconds(5000))
                return Done("done")
            }
            let schedule = Schedule(
                name: "hourly", trigger: .every(.seconds(3600)), overlap: overlap, procedure: Scripted())
            let engine = bench.engine(schedules: [schedule])
            try await Self.serve(bench, engine, until: bench.clock.now() + .seconds(86_400))
            let runs = try await bench.store.runs(RunQuery(limit: 100)).reversed().filter { $0.finishedAt != nil }
            #expect(
                zip(runs, runs.dropFirst()).allSatisfy { $0.finishedAt ?? $1.createdAt <= $1.startedAt ?? $1.createdAt }
            )
            #expect(runs.count == count)
        }
    }

    @Test func `a clock that is set back and forth starts nothing twice`() async throws {
        let bench = Bench()
        let schedule = Schedule(name: "hourly", trigger: .every(.seconds(3600)), procedure: Scripted())
        let engine = bench.engine(schedules: [schedule])
        let began = bench.clock.now()
        let random = SeededRandom(seed: 5)
        for _ in 0..<300 {
            bench.clock.set(to: began + .seconds(Int64(random.int(in: 0..<400_000))))
            try await engine.settle()
        }
        bench.clock.set(to: began + .seconds(400_000))
        try await Self.serve(bench, engine, until: began + .seconds(500_000))
        let dues = try await Self.dues(bench)
        #expect(Set(dues).count == dues.count)
        #expect(dues.filter { $0 > (began + .seconds(400_000)).rfc3339 }.count == 27)
    }

    @Test func `while nothing is due a schedule costs neither a read nor a write`() async throws {
        let bench = Bench()
        let store = CrashingStore(bench.store)
        let engine = bench.engine(on: store, schedules: [try Self.nightly()])
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await engine.work() }
            // The bell and nobody else sleeps.
            for _ in 0..<10 {
                await bench.clock.waitForSleepers(1)
                bench.clock.advance(by: bench.settings.pulse)
            }
            await bench.clock.waitForSleepers(1)
            let (writes, reads) = (store.writes, store.reads)
            for _ in 0..<15 {
                bench.clock.advance(by: bench.settings.pulse)
                await bench.clock.waitForSleepers(1)
            }
            #expect(store.writes == writes)
            #expect(store.reads - reads == 15 + 2, "the version of the data; leases and runs once in ten seconds")
            group.cancelAll()
        }
    }
}
