import Surroundings
import Testing
import VigieEngine
import VigieStore
import VigieTestSupport

/// Two processes on one store, as `vigie serve` and the command line are.
@Suite struct TwoEnginesTests {
    private static let runs = 40
    private static let steps = 6

    @Test(arguments: StoreKind.allCases)
    func `no step is performed twice`(kind: StoreKind) async throws {
        try await kind.withStore { open in
            let performed = Counter()
            let stores = [try open(), try open()]
            var settings = EngineSettings.impatient
            settings.concurrency = 16
            let bench = Bench(store: stores[0], settings: settings) { run in
                for number in 0..<Self.steps {
                    try await run.step("step \(number)", number % 2 == 0 ? .repeatable : .once) { context in
                        performed.add(context.idempotencyKey)
                        await Task.yield()
                    }
                }
                return Done("done")
            }
            let engines = zip(stores, [1, 2]).map { bench.engine(on: $0, seed: $1) }
            for number in 0..<Self.runs {
                try await engines[number % 2].start(Scripted(), cause: "person/ada")
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for engine in engines { group.addTask { try await engine.work() } }
                try await bench.clock.run(stepping: .milliseconds(100)) {
                    try await stores[0].runs(RunQuery(statuses: ["finished"], limit: 100)).count == Self.runs
                }
                group.cancelAll()
            }
            #expect(performed.total == Self.runs * Self.steps)
            #expect(performed.highest == 1)
            let records = try await stores[1].runs(RunQuery(limit: 100))
            #expect(records.allSatisfy { $0.verdict == "pass" })
            #expect(try await stores[0].leases(prefix: "") == [])
            for store in stores { try await store.close() }
        }
    }

    @Test func `of runs with one lock only one works at a time, in whichever process`() async throws {
        try await StoreKind.sqlite.withStore { open in
            let crowd = Crowd()
            let stores = [try open(), try open()]
            let bench = Bench(store: stores[0]) { run in
                try await run.step("alone") { _ in await crowd.visit() }
                return Done("done")
            }
            let engines = zip(stores, [1, 2]).map { bench.engine(on: $0, seed: $1) }
            for engine in engines {
                for _ in 0..<6 { try await engine.start(Scripted(locks: ["stanza/shop"]), cause: "person/ada") }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for engine in engines { group.addTask { try await engine.work() } }
                try await bench.clock.run(stepping: .milliseconds(100)) {
                    try await stores[0].runs(RunQuery(statuses: ["finished"], limit: 100)).count == 12
                }
                group.cancelAll()
            }
            #expect(crowd.most == 1)
            for store in stores { try await store.close() }
        }
    }
}
