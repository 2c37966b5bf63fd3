import JSONTree
import Surroundings
import Synchronization
import Testing
import VigieEngine
import VigieLedger
import VigieStore
import VigieTestSupport

/// Runs that ask for other runs.
@Suite struct ChildRunTests {
    private struct Ripple: Evidence {
        static let kind = "test.ripple"
    }

    private static let scripts: [String: Scripts.Body] = [
        "main": { run in
            for name in ["a", "b"] { try await run.start(Scripted(script: "child", subject: "Child/\(name)")) }
            return Done("asked")
        },
        "child": { run in
            try await run.record(Ripple())
            return Done("done")
        },
    ]

    private static func children(_ store: any Store) async throws -> [RunRecord] {
        try await store.runs(RunQuery(limit: 100)).filter { $0.subject.hasPrefix("Child/") }
    }

    @Test func `what a run asks for is run, and says who asked`() async throws {
        let bench = Bench(scripts: Self.scripts)
        let record = try await bench.run()
        try await bench.engine().settle()
        let children = try await Self.children(bench.store)
        #expect(children.map(\.subject).sorted() == ["Child/a", "Child/b"])
        #expect(children.allSatisfy { $0.cause == "run/\(record.id)" && $0.state == .finished })
    }

    @Test func `killed at any write it has asked for each once`() async throws {
        let calm = CrashingStore(InMemoryStore())
        let engine = Bench(scripts: Self.scripts).on(calm).engine()
        try await engine.start(Scripted(), cause: "person/ada")
        try await engine.settle()
        for fatal in 1...calm.writes {
            for moment in CrashingStore.Moment.allCases {
                let (store, clock) = (InMemoryStore(), ManualClock())
                let bench = Bench(clock: clock, scripts: Self.scripts)
                let dying = bench.on(CrashingStore(store, dyingAt: fatal, moment), clock: clock).engine()
                _ = try? await dying.start(Scripted(), cause: "person/ada", idempotencyKey: "one")
                _ = try? await dying.settle()
                clock.advance(by: .seconds(120))
                let next = bench.on(store, clock: clock).engine(seed: 2)
                try await next.start(Scripted(), cause: "person/ada", idempotencyKey: "one")
                try await next.settle()
                let children = try await Self.children(store)
                let place = Comment("killed \(moment) write \(fatal)")
                #expect(children.map(\.subject).sorted() == ["Child/a", "Child/b"], place)
                #expect(children.allSatisfy { $0.state == .finished }, place)
            }
        }
    }

    @Test func `runs and reactions that lead to one another come to an end`() async throws {
        let bench = Bench(scripts: Self.scripts)
        let again = Reaction(name: "again", kind: Ripple.kind) { _, _ in [Scripted()] }
        let engine = bench.engine(reactions: [again])
        try await engine.settle()
        try await engine.start(Scripted(), cause: "person/ada")
        try await engine.settle(notice: bench.notice)
        let stopped = bench.notices.withLock { notices in
            notices.contains { if case .reactionStopped = $0 { true } else { false } }
        }
        #expect(stopped)
    }
}
