import JSONTree
import Surroundings
import Testing
import VigieEngine
import VigieLedger
import VigieStore
import VigieTestSupport
import Wording

/// Decisions of people.
@Suite struct ApprovalTests {
    private struct Deletion: Codable, Sendable {
        let path: String
    }

    private static func bench(_ policy: ApprovalPolicy = ApprovalPolicy()) -> Bench {
        Bench { run in
            let approval = try await run.approval(
                of: Deletion(path: "/data"), title: LocalizedText(verbatim: "delete the data"), policy: policy)
            return Done("approved by \(approval.approvedBy.joined(separator: " and "))")
        }
    }

    private static func waiting(_ bench: Bench) async throws -> (Engine, RunID, ApprovalRequest) {
        let engine = bench.engine()
        let id = try await engine.start(Scripted(), cause: "person/ada")
        try await engine.settle()
        return (engine, id, try #require(try await engine.pendingApprovals().first))
    }

    @Test func `people are shown exactly what would be done`() async throws {
        let (engine, id, request) = try await Self.waiting(Self.bench())
        #expect(try await engine.run(id).state == .waiting)
        #expect(request.run == id)
        #expect(request.subject == ["path": "/data"])
        // SHA-256 of {"path":"/data"}, computed elsewhere.
        #expect(request.digest == "cc2a66974085ce9f0bad658dea3cec4422bde979305a7bd08dd771bba5214ff2")
        #expect(request.requester == "person/ada")
    }

    @Test func `the ledger says that people are asked, once, whatever dies in between`() async throws {
        let calm = CrashingStore(InMemoryStore())
        _ = try await Self.waiting(Self.bench().on(calm))
        for fatal in 1...calm.writes {
            for moment in CrashingStore.Moment.allCases {
                let store = InMemoryStore()
                let clock = ManualClock()
                let dying = Self.bench().on(CrashingStore(store, dyingAt: fatal, moment), clock: clock).engine()
                _ = try? await dying.start(Scripted(), cause: "person/ada", idempotencyKey: "one")
                _ = try? await dying.settle()
                clock.advance(by: .seconds(120))
                let engine = Self.bench().on(store, clock: clock).engine(seed: 2)
                let id = try await engine.start(Scripted(), cause: "person/ada", idempotencyKey: "one")
                try await engine.settle()
                let request = try #require(try await engine.pendingApproval(of: id))
                let ledger = Ledger(store: store, world: World(clock: clock, random: SeededRandom(seed: 3)))
                let told = try await ledger.all(ApprovalRequested.self, limit: 10)
                #expect(told.map(\.evidence.digest) == [request.digest], "killed \(moment) write \(fatal)")
                #expect(told.first?.entry.run == id.rawValue)
                #expect(told.first?.evidence.procedure == "test.scripted")
            }
        }
    }

    @Test func `a run goes on when it is approved`() async throws {
        let bench = Self.bench()
        let (engine, id, request) = try await Self.waiting(bench)
        try await engine.approve(id, digest: request.digest, by: "person/bob")
        #expect(try await bench.finish(id, with: engine).summary == "approved by person/bob")
        #expect(try await engine.pendingApprovals().isEmpty)
    }

    @Test func `an approval of something else is not taken`() async throws {
        let (engine, id, request) = try await Self.waiting(Self.bench())
        await #expect(throws: EngineError.differentDigest(expected: request.digest, given: "abc")) {
            try await engine.approve(id, digest: "abc", by: "person/bob")
        }
    }

    @Test func `a refusal ends the step with a clear error`() async throws {
        let bench = Self.bench()
        let (engine, id, request) = try await Self.waiting(bench)
        try await engine.refuse(id, digest: request.digest, by: "person/bob", comment: "not on a Friday")
        let record = try await bench.finish(id, with: engine)
        #expect(record.verdict == "inconclusive")
        #expect(record.problem?["code"] == "engine.approval-refused")
        #expect(record.problem?["detail"] == "person/bob: not on a Friday")
    }

    @Test func `an approval that nobody gives expires`() async throws {
        let bench = Self.bench(ApprovalPolicy(expiresAfter: .seconds(3600)))
        let (engine, id, request) = try await Self.waiting(bench)
        bench.clock.advance(by: .seconds(3600))
        await #expect(throws: EngineError.notWaitingForApproval(run: id.rawValue)) {
            try await engine.approve(id, digest: request.digest, by: "person/bob")
        }
        let record = try await bench.finish(id, with: engine)
        #expect(record.problem?["code"] == "engine.approval-expired")
    }

    @Test func `two people are two different people`() async throws {
        let bench = Self.bench(ApprovalPolicy(people: 2))
        let (engine, id, request) = try await Self.waiting(bench)
        try await engine.approve(id, digest: request.digest, by: "person/bob")
        try await engine.settle()
        #expect(try await engine.pendingApproval(of: id)?.approvedBy == ["person/bob"])
        await #expect(throws: EngineError.alreadyDecided(person: "person/bob")) {
            try await engine.approve(id, digest: request.digest, by: "person/bob")
        }
        try await engine.approve(id, digest: request.digest, by: "person/cleo")
        let record = try await bench.finish(id, with: engine)
        #expect(record.summary == "approved by person/bob and person/cleo")
    }

    @Test func `who asked may be kept from approving, but may refuse`() async throws {
        let bench = Self.bench(ApprovalPolicy(requesterMayApprove: false))
        let (engine, id, request) = try await Self.waiting(bench)
        await #expect(throws: EngineError.ownRequest(person: "person/ada")) {
            try await engine.approve(id, digest: request.digest, by: "person/ada")
        }
        try await engine.refuse(id, digest: request.digest, by: "person/ada")
        #expect(try await bench.finish(id, with: engine).problem?["code"] == "engine.approval-refused")
    }

    @Test func `only those who are asked decide, and the run goes on waiting for them`() async throws {
        let bench = Self.bench(
            ApprovalPolicy(people: 2, requesterMayApprove: false, by: ["person/bob", "person/cleo"]))
        let (engine, id, request) = try await Self.waiting(bench)
        for decide in [engine.approve, engine.refuse] {
            await #expect(throws: EngineError.notAsked(person: "person/dan")) {
                try await decide(id, request.digest, "person/dan", nil)
            }
        }
        // Not even where the vote is there, as one that an earlier version took.
        for (number, approves) in [true, false].enumerated() {
            let vote: JSONValue = [
                "sequence": 0, "digest": .string(request.digest), "by": "person/dan", "approves": .bool(approves),
            ]
            _ = try await bench.store.commit([
                .postSignal(
                    SignalRecord(
                        run: id.rawValue, name: "@approval", key: "\(number)", payload: vote, at: bench.clock.now()))
            ])
        }
        try await engine.settle()
        #expect(try await engine.pendingApproval(of: id)?.approvedBy == [])
        for person in ["person/cleo", "person/bob"] {
            try await engine.approve(id, digest: request.digest, by: person)
        }
        let record = try await bench.finish(id, with: engine)
        #expect(record.summary == "approved by person/cleo and person/bob")
    }

    @Test func `an approval is used up by the step that asked for it`() async throws {
        let bench = Bench { run in
            for _ in 0..<2 {
                _ = try await run.approval(of: Deletion(path: "/data"), title: LocalizedText(verbatim: "delete"))
            }
            return Done("done")
        }
        let (engine, id, first) = try await Self.waiting(bench)
        try await engine.approve(id, digest: first.digest, by: "person/bob")
        try await engine.settle()
        let second = try #require(try await engine.pendingApproval(of: id))
        #expect(second.digest == first.digest)
        #expect(second.sequence == 1)
        try await engine.approve(id, digest: second.digest, by: "person/bob")
        #expect(try await bench.finish(id, with: engine).summary == "done")
    }

    @Test func `a procedure that would now do something else stops`() async throws {
        let bench = Self.bench()
        let (_, id, request) = try await Self.waiting(bench)
        let changed = bench.replacing { run in
            _ = try await run.approval(of: Deletion(path: "/"), title: LocalizedText(verbatim: "delete the data"))
            return Done("never")
        }
        let engine = changed.engine()
        try await engine.approve(id, digest: request.digest, by: "person/bob")
        #expect(try await changed.finish(id, with: engine).state == .diverged)
    }

    @Test func `a run that waits for an approval can be cancelled`() async throws {
        let bench = Self.bench()
        let (engine, id, _) = try await Self.waiting(bench)
        try await engine.cancel(id, by: "person/bob")
        #expect(try await bench.finish(id, with: engine).state == .cancelled)
        #expect(try await engine.pendingApprovals().isEmpty)
    }
}
