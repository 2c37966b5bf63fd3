import Surroundings
import Testing
import VigieClient
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport
import Wording

/// Who begins to look on while a step is under way hears of it; afterwards nobody does.
@Suite struct LookingOnTests {
    private let world = World(clock: ManualClock(), random: SeededRandom(seed: 3))
    private let door = Door()
    private let engine: Engine
    private let desk: Desk

    init() {
        let store = InMemoryStore()
        let ledger = Ledger(store: store, world: world)
        engine = Engine(
            store: store, ledger: ledger, world: world, plan: .empty, services: Services().with(door),
            procedures: [Holding.self], holder: "lab")
        desk = Desk(
            Grounds(
                plan: .empty, engine: engine, store: store, ledger: ledger, world: world, parts: [], kinds: [],
                version: "0"))
    }

    @Test func `a step is told to who comes while it is under way, and not once it has ended`() async throws {
        let id = try await engine.start(Holding(), cause: "person/ada")
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { _ = try await engine.settle(observer: desk.hear) }
            await door.reached()
            let news = try await firstNews(of: id)
            #expect(news == "hold: started")
            door.open()
        }
        #expect(try await engine.run(id).state == .finished)
        #expect(try await firstNews(of: id) == "nothing")
    }

    @Test func `a step is told to nobody once its worker was stopped in it`() async throws {
        let id = try await engine.start(Holding(), cause: "person/ada")
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { _ = try? await engine.settle(observer: desk.hear) }
            await door.reached()
            let news = try await firstNews(of: id)
            #expect(news == "hold: started")
            group.cancelAll()
        }
        #expect(try await engine.run(id).state == .running)
        #expect(try await firstNews(of: id) == "nothing")
    }

    /// What somebody hears first who begins to look on now.
    private func firstNews(of run: RunID) async throws -> String {
        let client = LocalClient(desk: desk, caller: Caller(actor: "person/ada"))
        var events = try await client.events(after: nil, of: run).makeAsyncIterator()
        // Whoever has heard nothing by now hears this.
        desk.feed.publish([.progress(run: run, step: "", fraction: nil, text: "nothing")])
        switch try await events.next()?.kind {
        case .step(_, let step): return "\(step.name): \(step.state)"
        case .progress(_, _, _, let text): return text
        case let other: return String(describing: other)
        }
    }
}

/// Has one step, which ends when the door is opened.
private struct Holding: Procedure {
    struct Result: RunResult {
        var verdict: Verdict { .pass }
        var summary: String { "held" }
    }

    static let name: ProcedureName = "test.holding"
    static let title = LocalizedText(verbatim: "Holding")

    var subject: String { "Thing/one" }

    func perform(in run: Run) async throws -> Result {
        let door = try run.services.get(Door.self)
        try await run.step("hold") { _ in try await door.pass() }
        return Result()
    }
}

/// Somebody comes to it and waits until it is opened.
private struct Door: Sendable {
    private let arrivals = AsyncStream<Void>.makeStream()
    private let openings = AsyncStream<Void>.makeStream()

    func reached() async {
        for await _ in arrivals.stream { break }
    }

    func open() {
        openings.continuation.finish()
    }

    func pass() async throws {
        arrivals.continuation.yield()
        for await _ in openings.stream {}
        try Task.checkCancellation()
    }
}
