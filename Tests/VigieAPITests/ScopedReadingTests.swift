import JSONTree
import Surroundings
import Testing
import VigieAccess
import VigieBackups
import VigieClient
import VigieEngine
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieStore
import VigieTestSupport

@testable import VigieAPI

/// Who may look at one chapter sees what belongs to it, and nothing else.
@Suite struct ScopedReadingTests {
    private let store = InMemoryStore()
    private let world = World(clock: ManualClock(), random: SeededRandom(seed: 5))

    @Test func `a role in one chapter shows the runs of that chapter`() async throws {
        let client = try await client(Roles(chapters: [.backups: .viewer]))
        #expect(try await client.runs(RunQuestion()).items.map(\.procedure) == ["backup.take"])
        #expect(try await client.run("01backup").run.procedure == "backup.take")
        await #expect(throws: AccessError.self) { try await client.run("01other") }
        await #expect(throws: AccessError.self) { try await client.runs(RunQuestion(procedure: "lab.other")) }
        #expect(try await client.runs(RunQuestion(procedure: "backup.take")).items.count == 1)
    }

    @Test func `a role in one chapter shows the entries of that chapter`() async throws {
        let client = try await client(Roles(chapters: [.backups: .viewer]))
        let seen = try await client.entries(EntryQuestion()).items
        #expect(seen.map(\.kind) == ["backup.taken"])
        #expect(try await client.entries(EntryQuestion(kind: "lab.other")).items.isEmpty)
        #expect(try await client.entry(seen[0].index).kind == "backup.taken")
        await #expect(throws: AccessError.self) { try await client.entry(1) }
        await #expect(throws: AccessError.self) { try await client.export(from: 0, limit: 10) }
    }

    @Test func `what happens elsewhere is not told`() async throws {
        let client = try await client(Roles(chapters: [.backups: .viewer]))
        var events = try await client.events(after: nil, of: nil).makeAsyncIterator()
        desk.feed.publish([
            .run(try await run("01other")), .step(run: "01other", try step()), .run(try await run("01backup")),
        ])
        guard case .run(let first)? = try await events.next()?.kind else {
            Issue.record("no event came")
            return
        }
        #expect(first.id == "01backup")
    }

    @Test func `a role everywhere shows all of it, and none shows nothing`() async throws {
        let all = try await client(.everywhere(.viewer))
        #expect(try await all.runs(RunQuestion()).items.count == 2)
        #expect(try await all.entries(EntryQuestion()).items.count == 2)
        let none = try await client(Roles(chapters: [:]))
        await #expect(throws: AccessError.self) { try await none.runs(RunQuestion()) }
        await #expect(throws: AccessError.self) { try await none.entries(EntryQuestion()) }
        await #expect(throws: AccessError.self) { try await none.events(after: nil, of: nil) }
    }

    // MARK: The scene

    private struct Taken: Evidence {
        static let kind = "backup.taken"
    }

    private struct Other: Evidence {
        static let kind = "lab.other"
    }

    private let desk: Desk

    init() {
        let ledger = Ledger(store: store, world: world)
        let engine = Engine(
            store: store, ledger: ledger, world: world, plan: .empty, procedures: Backups().procedures, holder: "lab")
        desk = Desk(
            Grounds(
                plan: .empty, engine: engine, store: store, ledger: ledger, world: world, parts: [Backups()],
                kinds: [], version: "0"))
    }

    private func client(_ roles: Roles) async throws -> GuardedClient {
        if try await store.ledgerHead().size == 0 {
            for (id, procedure) in [("01backup", "backup.take"), ("01other", "lab.other")] {
                _ = try await store.commit([
                    .insertRun(
                        RunRecord(
                            id: id, procedure: procedure, input: [:], subject: "Thing/one", cause: "lab",
                            createdAt: world.now(), status: RunStatus.finished.rawValue))
                ])
            }
            let ledger = Ledger(store: store, world: world)
            _ = try await ledger.append(Taken(), subject: "BackupPolicy/shop", actor: "vigie")
            _ = try await ledger.append(Other(), subject: "Thing/one", actor: "vigie")
        }
        let access = Access(store: store, ledger: desk.grounds.ledger, world: world, keys: "/nonexistent")
        let identity = Identity(
            actor: "person/x", person: "grace", displayName: "Grace", roles: roles, credential: .commandLine)
        return GuardedClient(desk: desk, access: access, identity: identity, visit: Visit())
    }

    private func run(_ id: String) async throws -> RunView {
        RunView(try #require(try await store.run(id)))
    }

    private func step() throws -> StepView {
        StepView(
            StepRecord(
                run: "01other", sequence: 0, name: "look", kind: "step", state: "started", startedAt: world.now()))
    }
}
