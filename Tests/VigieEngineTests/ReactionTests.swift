import JSONTree
import Surroundings
import Synchronization
import Testing
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport

/// Runs that follow from entries of the ledger.
@Suite struct ReactionTests {
    private struct Arrival: Evidence {
        static let kind = "test.arrival"

        let ship: String
    }

    private static let reaction = Reaction(name: "unload", kind: Arrival.kind) { entry, _ in
        let arrival = try entry.evidence(as: Arrival.self)
        return arrival.ship == "empty" ? [] : arrival.ship.split(separator: "+").map { Scripted(subject: "Ship/\($0)") }
    }

    private static func record(_ ship: String, in bench: Bench) async throws {
        let ledger = Ledger(store: bench.store, world: World(clock: bench.clock, random: SeededRandom(seed: 9)))
        try await ledger.append(Arrival(ship: ship), subject: "Port/one", actor: "person/ada")
    }

    private static func subjects(_ bench: Bench) async throws -> [String] {
        try await bench.store.runs(RunQuery(limit: 1000)).map(\.subject).sorted()
    }

    @Test func `each new entry starts what follows from it, once`() async throws {
        let bench = Bench()
        try await Self.record("before", in: bench)
        let engine = bench.engine(reactions: [Self.reaction])
        try await engine.settle()
        #expect(try await Self.subjects(bench) == [], "what was before the reaction is none of its business")
        for ship in ["a", "empty", "b+c"] { try await Self.record(ship, in: bench) }
        try await engine.settle()
        try await bench.engine(seed: 2, reactions: [Self.reaction]).settle()
        try await engine.settle()
        #expect(try await Self.subjects(bench) == ["Ship/a", "Ship/b", "Ship/c"])
        let run = try #require(try await bench.store.runs(RunQuery(subject: "Ship/a")).first)
        #expect(run.cause == "reaction/unload/1")
        #expect(run.state == .finished)
    }

    @Test func `two processes that look at once start each run once`() async throws {
        let bench = Bench()
        let engines = (1...2).map { bench.engine(seed: $0, reactions: [Self.reaction]) }
        for engine in engines { try await engine.settle() }
        for number in 0..<100 {
            try await Self.record("\(number)", in: bench)
            await withThrowingTaskGroup(of: Void.self) { group in
                for engine in engines { group.addTask { try await engine.settle() } }
            }
        }
        #expect(try await Self.subjects(bench).count == 100)
    }

    @Test func `a reaction that cannot read an entry is told of, and the next entry is looked at`() async throws {
        let bench = Bench()
        let reaction = Reaction(name: "picky", kind: Arrival.kind) { entry, _ in
            guard entry.data["ship"] != "odd" else { throw Mishap() }
            return [Scripted()]
        }
        let engine = bench.engine(reactions: [reaction])
        try await engine.settle()
        for ship in ["odd", "a"] { try await Self.record(ship, in: bench) }
        try await engine.settle(notice: bench.notice)
        #expect(try await Self.subjects(bench).count == 1)
        let failures = bench.notices.withLock { notices in
            notices.filter { if case .reactionFailed("picky", entry: 0, _) = $0 { true } else { false } }
        }
        #expect(failures.count == 1)
    }

    @Test func `runs and reactions that lead to one another come to an end`() async throws {
        let bench = Bench { run in
            try await run.record(Arrival(ship: "again"))
            return Done("done")
        }
        let engine = bench.engine(reactions: [Self.reaction])
        try await engine.settle()
        try await Self.record("first", in: bench)
        try await engine.settle(notice: bench.notice)
        #expect(try await bench.store.runs(RunQuery(limit: 1000)).count == bench.settings.reactionDepth)
        let stops = bench.notices.withLock { notices in
            notices.filter { if case .reactionStopped = $0 { true } else { false } }
        }
        #expect(stops.count == 1)
    }

    @Test func `the cursor and the runs are one commit, whenever the process is killed`() async throws {
        for fatal in 1...20 {
            for moment in CrashingStore.Moment.allCases {
                let bench = Bench()
                try await bench.engine(reactions: [Self.reaction]).settle()
                for ship in ["a", "b", "c"] { try await Self.record(ship, in: bench) }
                let store = CrashingStore(bench.store, dyingAt: fatal, moment)
                _ = try? await bench.engine(on: store, reactions: [Self.reaction]).settle()
                bench.clock.advance(by: bench.settings.leaseTime)
                try await bench.engine(seed: 3, reactions: [Self.reaction]).settle()
                #expect(try await Self.subjects(bench) == ["Ship/a", "Ship/b", "Ship/c"], "\(moment) \(fatal)")
            }
        }
    }
}
