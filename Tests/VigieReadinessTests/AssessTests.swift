import Surroundings
import Testing
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieTestSupport
import Wording

/// Judges over a real ledger.
@Suite struct AssessTests {
    struct Drill: Evidence {
        static let kind = "test.drill"
        let seconds: Int
    }

    struct Broken: Error {}

    static let control: ControlID = "recovery.drills"
    static let words = LocalizedText(en: "Drilled.", fr: "Exercé.")

    let clock = ManualClock()
    let ledger: Ledger

    init() {
        ledger = Ledger(store: InMemoryStore(), world: World(clock: clock, random: SystemRandomSource()))
    }

    /// Proven for a week after the last drill, if that took at most a minute.
    static let drills = ControlJudge(control) { context in
        guard let (entry, drill) = try await context.ledger.latest(Drill.self) else {
            return .configured(words, nextStep: NextStep(command: "vigie drill", explanation: words))
        }
        let time = Measurement(label: words, achieved: .seconds(drill.seconds), atMost: .seconds(60))
        return .proven(
            words, evidence: entry.reference, freshUntil: entry.at + .days(7), measurements: [time])
    }

    func assess(_ judges: [ControlJudge], plan: Plan = .empty, at now: Timestamp? = nil) async throws -> ReadinessReport
    {
        let now = now ?? clock.now()
        return try await Readiness.assess(
            judges: judges, context: JudgementContext(plan: plan, ledger: ledger.asOf(now), now: now))
    }

    @Test func `a promise goes from declared to proven to stale by itself, and a bad drill fails it`() async throws {
        #expect(try await assess([Self.drills])[Self.control]?.status == .configured)
        clock.advance(by: .hours(1))
        let reference = try await ledger.append(Drill(seconds: 42), subject: "Site/paris", actor: "test")
        clock.advance(by: .hours(1))
        let proven = try #require(try await assess([Self.drills])[Self.control])
        #expect(proven.status == .proven)
        #expect(proven.judgement.evidence == reference)
        clock.advance(by: .days(7))
        #expect(try await assess([Self.drills])[Self.control]?.status == .stale)
        try await ledger.append(Drill(seconds: 90), subject: "Site/paris", actor: "test")
        clock.advance(by: .hours(1))
        #expect(try await assess([Self.drills])[Self.control]?.status == .failing)
    }

    @Test func `how it stood earlier can be told from the same ledger`() async throws {
        let before = clock.now()
        clock.advance(by: .hours(1))
        try await ledger.append(Drill(seconds: 42), subject: "Site/paris", actor: "test")
        clock.advance(by: .hours(1))
        let between = clock.now()
        clock.advance(by: .days(30))
        #expect(try await assess([Self.drills], at: before)[Self.control]?.status == .configured)
        let earlier = try await assess([Self.drills], at: between)
        #expect(earlier[Self.control]?.status == .proven)
        let changes = try await assess([Self.drills]).changes(since: earlier)
        #expect(changes.map(\.control.id) == [Self.control])
        #expect(changes.map(\.isWorse) == [true])
    }

    @Test func `every control of the catalogue is answered, in its order`() async throws {
        let report = try await assess([Self.drills])
        #expect(report.assessments.map(\.control) == Catalogue.controls)
        #expect(report.count(.missing) == 63)
    }

    @Test func `a judge that throws hides nobody else`() async throws {
        let broken = ControlJudge("recovery.failover") { _ in throw Broken() }
        let report = try await assess([broken, Self.drills])
        #expect(report["recovery.failover"]?.status == .failing)
        #expect(report["recovery.failover"]?.problem?.code == "unexpected")
        #expect(report[Self.control]?.status == .configured)
    }

    @Test func `what the plan exempts is not even asked`() async throws {
        let broken = ControlJudge(Self.control) { _ in throw Broken() }
        let plan = ExemptionTests.plan("    - {control: recovery.drills, reason: We have one site.}").plan
        let report = try await assess([broken], plan: plan)
        #expect(report[Self.control]?.status == .notApplicable)
        #expect(report.platform == "boutique")
    }

    @Test func `a cancelled assessment is none`() async throws {
        let waiting = ControlJudge(Self.control) { _ in
            try await Task.sleep(for: .seconds(3600))
            return .failing(Self.words)
        }
        await withThrowingTaskGroup { group in
            group.addTask { _ = try await assess([waiting]) }
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.waitForAll() }
        }
    }
}
