import JSONTree
import Surroundings
import Synchronization
import Testing
import VigieEngine
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieStore
import VigieTestSupport
import Wording

@testable import VigieNotifications

/// What becomes wrong by itself is noticed, once, and so is that it is right again.
@Suite struct LookoutTests {
    private static let control: ControlID = "backup.restore-tested"

    private final class Standing: Sendable {
        private let status: Mutex<ControlStatus>

        init(_ status: ControlStatus) {
            self.status = Mutex(status)
        }

        func become(_ new: ControlStatus) { status.withLock { $0 = new } }

        func judge(_ id: ControlID) -> ControlJudge {
            ControlJudge(id) { _ in
                Judgement(
                    status: self.status.withLock(\.self),
                    reason: LocalizedText(en: "It is so.", fr: "C’est ainsi."),
                    evidence: EntryReference(index: 0, kind: "test", at: Timestamp(seconds: 0)),
                    freshUntil: Timestamp(seconds: 4_000_000_000))
            }
        }
    }

    private static func changes(_ ledger: Ledger) async throws -> [String] {
        try await ledger.all(ReadinessChanged.self, limit: 100).reversed().map {
            "\($0.evidence.before?.rawValue ?? "-")>\($0.evidence.now.rawValue)"
        }
    }

    @Test func `each trouble is told once until it is over`() async throws {
        let id = try #require(Catalogue.controls.first).id
        let (store, clock, standing) = (InMemoryStore(), ManualClock(), Standing(.proven))
        let world = World(clock: clock, random: SeededRandom(seed: 1))
        let ledger = Ledger(store: store, world: world)
        let lookout = Lookout(judges: [standing.judge(id)])
        let course: [(ControlStatus, [String])] = [
            (.proven, []), (.stale, ["->stale"]), (.stale, []), (.failing, ["stale>failing"]), (.stale, []),
            (.failing, []),
            (.proven, ["failing>proven"]), (.proven, []), (.failing, ["->failing"]), (.missing, []), (.proven, []),
            (.stale, ["->stale"]), (.notApplicable, []), (.stale, ["->stale"]), (.proven, ["stale>proven"]),
        ]
        var told: [String] = []
        for (status, expected) in course {
            standing.become(status)
            clock.advance(by: .seconds(60))
            try await lookout.look(.empty, ledger, world)
            told += expected
            #expect(try await Self.changes(ledger) == told)
        }
    }

    /// What a judge says, or that it cannot: by the kind of its evidence, or by its problem.
    private enum Word: Sendable {
        case failing(String)
        case stale
        case proven
        case silent
    }

    @Test func `what is wrong otherwise than was told is told`() async throws {
        let id = try #require(Catalogue.controls.first).id
        let (store, clock) = (InMemoryStore(), ManualClock())
        let world = World(clock: clock, random: SeededRandom(seed: 1))
        let ledger = Ledger(store: store, world: world)
        let course: [(Word, [String])] = [
            (.silent, ["->failing lab.silent"]), (.silent, []), (.failing("a"), ["failing>failing a"]), (.silent, []),
            (.failing("a"), []), (.stale, []), (.failing("b"), ["failing>failing b"]), (.failing("b"), []),
            (.proven, ["failing>proven a"]), (.stale, ["->stale a"]), (.silent, ["stale>failing lab.silent"]),
            (.failing("b"), ["failing>failing b"]),
        ]
        var told: [String] = []
        for (word, expected) in course {
            let judge = ControlJudge(id) { _ in
                let (status, kind): (ControlStatus, String) =
                    switch word {
                    case .failing(let kind): (.failing, kind)
                    case .stale: (.stale, "a")
                    case .proven: (.proven, "a")
                    case .silent: throw Problem(code: "lab.silent", title: "The judge cannot say.")
                    }
                return Judgement(
                    status: status, reason: LocalizedText(en: "It is so.", fr: "C’est ainsi."),
                    evidence: EntryReference(index: 0, kind: kind, at: Timestamp(seconds: 0)),
                    freshUntil: Timestamp(seconds: 4_000_000_000))
            }
            clock.advance(by: .seconds(60))
            try await Lookout(judges: [judge]).look(.empty, ledger, world)
            told += expected
            let changes = try await ledger.all(ReadinessChanged.self, limit: 100).reversed().map { _, change in
                let cause = change.problem ?? change.evidence?.kind ?? ""
                return "\(change.before?.rawValue ?? "-")>\(change.now.rawValue) \(cause)"
            }
            #expect(changes == told)
        }
    }

    @Test func `what an earlier version noticed is not told again`() throws {
        let noted = #"{"troubles":{"backup.restore-tested":"stale"}}"#
        let noticed = try JSONValue(parsing: noted).decoded(as: Noticed.self)
        #expect(try JSONValue(parsing: try JSONValue(encoding: noticed).canonical).decoded(as: Noticed.self) == noticed)
    }

    @Test func `two processes that look at once tell it once`() async throws {
        let id = try #require(Catalogue.controls.first).id
        let store = InMemoryStore()
        let world = World(clock: ManualClock(), random: SeededRandom(seed: 1))
        let ledger = Ledger(store: store, world: world)
        let lookout = Lookout(judges: [Standing(.stale).judge(id)])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { try await lookout.look(.empty, ledger, world) } }
            try await group.waitForAll()
        }
        #expect(try await Self.changes(ledger) == ["->stale"])
    }

    @Test func `killed at any write it is told once all the same`() async throws {
        let id = try #require(Catalogue.controls.first).id
        for moment in CrashingStore.Moment.allCases {
            let store = InMemoryStore()
            let world = World(clock: ManualClock(), random: SeededRandom(seed: 1))
            let lookout = Lookout(judges: [Standing(.stale).judge(id)])
            _ = try? await lookout.look(
                .empty, Ledger(store: CrashingStore(store, dyingAt: 1, moment), world: world), world)
            try await lookout.look(.empty, Ledger(store: store, world: world), world)
            #expect(try await Self.changes(Ledger(store: store, world: world)) == ["->stale"])
        }
    }

    @Test func `the whole way: time passes, somebody is told; it is proven again, somebody is told`() async throws {
        let id = try #require(Catalogue.controls.first).id
        try await FakeChannel.serve { fake, address in
            let plan = Pieces.ada + Pieces.webhook() + Pieces.preference("[{channels: [hook]}]")
            let office = try Office(plan: plan, environment: ["HOOK": address])
            let standing = Standing(.proven)
            let lookout = Lookout(judges: [standing.judge(id)])
            let engine = office.engine()
            try await engine.settle()
            for status in [ControlStatus.stale, .stale, .proven, .proven] {
                standing.become(status)
                try await lookout.look(
                    office.plan, office.ledger, World(clock: office.clock, random: SeededRandom(seed: 4)))
                try await office.settle(engine)
            }
            let titles = try fake.requests.map { try JSONValue(parsing: $0.body)["headline"]?.string ?? "" }
            #expect(titles.count == 2)
            #expect(titles.first?.hasPrefix("Overdue: ") == true)
            #expect(titles.last?.hasPrefix("Proven again: ") == true)
        }
    }
}
