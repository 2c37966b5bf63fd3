import Surroundings
import Synchronization
import Testing
import VigieEngine
import VigieStore
import VigieTestSupport

/// Looking at the world for as long as one serves.
@Suite struct WatchTests {
    private struct Lookout: Watch {
        let name: String
        let body: @Sendable (WatchContext) async throws -> Void

        func watch(in context: WatchContext) async throws {
            try await body(context)
        }
    }

    @Test func `a watch that fails is begun again, later each time`() async throws {
        let bench = Bench()
        let times = Mutex<[Duration]>([])
        let watch = Lookout(name: "mast") { _ in
            times.withLock { $0.append(bench.clock.elapsed()) }
            throw Mishap()
        }
        try await Self.serve(bench, [watch]) { times.withLock { $0.count } == 6 }
        let gaps = times.withLock { times in zip(times.dropFirst(), times).map { $0 - $1 } }
        #expect(gaps.count == 5)
        #expect(zip(gaps, gaps.dropFirst()).allSatisfy { $0 < $1 })
        let failures = bench.notices.withLock { notices in
            notices.filter { if case .watchFailed("mast", _) = $0 { true } else { false } }
        }
        #expect(failures.count >= 5)
    }

    @Test func `what a watch says is told`() async throws {
        let bench = Bench()
        let watch = Lookout(name: "mast") { context in
            context.log("land", level: .warning)
            try await context.world.clock.sleep(for: .seconds(1_000_000))
        }
        try await Self.serve(bench, [watch]) { bench.notices.withLock { !$0.isEmpty } }
        bench.notices.withLock { notices in
            guard case .watchSaid("mast", "land", .warning, nil) = notices.first else {
                Issue.record("\(notices)")
                return
            }
        }
    }

    @Test func `of two processes one watches, and the other takes over`() async throws {
        let bench = Bench()
        let diary = Diary()
        func watch(_ name: String) -> Lookout {
            Lookout(name: name) { context in
                diary.note("\(name) begins")
                try await context.world.clock.sleep(for: .seconds(1_000_000))
            }
        }
        let engines = [bench.engine(watches: [watch("one")]), bench.engine(seed: 2, watches: [watch("two")])]
        try await withThrowingTaskGroup(of: Void.self) { first in
            first.addTask { try await engines[0].work() }
            while diary.all.isEmpty { await Task.yield() }
            try await withThrowingTaskGroup(of: Void.self) { second in
                second.addTask { try await engines[1].work() }
                let end = bench.clock.now() + .seconds(3600)
                await bench.clock.run(stepping: .seconds(2)) { bench.clock.now() >= end }
                #expect(diary.all == ["one begins"])
                first.cancelAll()
                await bench.clock.run(stepping: .seconds(2)) { diary.all.count == 2 }
                second.cancelAll()
                try await second.waitForAll()
            }
        }
        #expect(diary.all == ["one begins", "two begins"])
    }

    private static func serve(
        _ bench: Bench, _ watches: [any Watch], until condition: @Sendable () -> Bool
    ) async throws {
        let engine = bench.engine(watches: watches)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await engine.work(notice: bench.notice) }
            await bench.clock.run(stepping: .milliseconds(500), until: condition)
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(try await bench.store.leases(prefix: "") == [])
    }
}
