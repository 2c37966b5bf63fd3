import Surroundings
import Testing
import VigieBackups
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieTestSupport
import Wording

/// What proves each promise of the chapter, and what does not.
struct ControlTests {
    private let clock = ManualClock()
    private let ledger: Ledger
    private let plan: Plan

    init() throws {
        let fixture = try #require(PlanFixture.all.first { $0.name == "good.plan" })
        plan = PlanReader(kinds: CoreKinds.all + Backups().kinds).read(text: fixture.plan).plan
        ledger = Ledger(store: InMemoryStore(), world: World(clock: clock, random: SeededRandom(seed: 1)))
    }

    private func record(_ proof: RestoreProof) async throws {
        try await ledger.append(proof, subject: "BackupPolicy/shop", actor: "test")
    }

    private func inventory(
        _ repository: String, newest: Duration = .zero, findings: [Finding] = [], lost: [String] = []
    ) async throws {
        let at = clock.now() - newest
        let segment = try #require(SegmentName("000000010000000000000001"))
        let backup = BackupSummary(
            label: "20260105F", type: .full, startedAt: at, stoppedAt: at, size: 1, stored: 1, firstSegment: segment,
            lastSegment: segment)
        try await ledger.append(
            RepositoryInventory(
                repository: repository, stanza: "shop", backups: [backup], log: [], gaps: [], lastArchivedAt: at,
                retention: RetentionCheck(full: 1, reachesBackTo: at, lost: lost, surplus: []),
                verdict: findings.verdict ?? .pass, findings: findings),
            subject: "BackupPolicy/shop", actor: "test")
    }

    private func status(_ control: ControlID, plan: Plan? = nil) async throws -> Judgement {
        let judge = try #require(Backups().controls.first { $0.control == control })
        let report = try await Readiness.assess(
            judges: [judge], context: JudgementContext(plan: plan ?? self.plan, ledger: ledger, now: clock.now()))
        return try #require(report.assessments.first { $0.control.id == control }).judgement
    }

    private static let byProof: [ControlID] = [
        "backup.schedule-objectives", "backup.restore-tests", "backup.replication", "backup.point-in-time",
    ]

    @Test func `every control of the chapter has a judge`() {
        let controls = Catalogue.controls.filter { $0.chapter == .backups }.map(\.id)
        #expect(Set(Backups().controls.map(\.control)) == Set(controls))
    }

    @Test(arguments: byProof) func `without a proof nothing is proven`(control: ControlID) async throws {
        let judgement = try await status(control)
        #expect(judgement.status == .configured)
        #expect(judgement.nextStep?.command == "vigie backup prove shop")
    }

    @Test(arguments: byProof) func `without a policy there is nothing to prove`(control: ControlID) async throws {
        let judgement = try await status(control, plan: .empty)
        #expect(judgement.status == .missing)
        #expect(judgement.nextStep != nil)
    }

    @Test(arguments: byProof) func `fresh passing proofs prove it, until their cadence is over`(control: ControlID)
        async throws
    {
        for repository in ["paris", "frankfurt"] { try await record(.sample(repository: repository)) }
        let judgement = try await status(control)
        #expect(judgement.status == .proven, "\(judgement.reason)")
        #expect(judgement.evidence != nil)
        clock.advance(by: .seconds(25 * 3600))
        #expect(try await status(control).status == .proven)
        clock.advance(by: .seconds(2 * 3600))
        #expect(try await status(control).status == .stale)
    }

    @Test(arguments: byProof) func `a failing proof of every repository fails it`(control: ControlID) async throws {
        let hole = Finding("log.missing", .fail, en: "a hole", fr: "un trou")
        for repository in ["paris", "frankfurt"] {
            try await record(.sample(repository: repository))
            try await record(.sample(repository: repository, verdict: .fail, findings: [hole]))
        }
        let judgement = try await status(control)
        #expect(judgement.status == .failing)
        #expect(judgement.reason.en.contains("a hole"))
        #expect(judgement.reason.fr.contains("un trou"))
    }

    @Test func `one repository that was not proven leaves restores unproven`() async throws {
        try await record(.sample(repository: "paris"))
        #expect(try await status("backup.restore-tests").status == .configured)
    }

    @Test func `a proof that could not be made takes nothing away, and proves nothing`() async throws {
        let space = Finding("proof.no-space", .inconclusive, en: "no space", fr: "plus de place")
        for repository in ["paris", "frankfurt"] {
            try await record(.sample(repository: repository, verdict: .inconclusive, findings: [space]))
        }
        let before = try await status("backup.restore-tests")
        #expect(before.status == .configured)
        #expect(before.reason.en.contains("no space"))
        for repository in ["paris", "frankfurt"] {
            try await record(.sample(repository: repository))
            try await record(.sample(repository: repository, verdict: .inconclusive, findings: [space]))
        }
        #expect(try await status("backup.restore-tests").status == .proven)
    }

    @Test func `replication is proven by the other place alone`() async throws {
        try await record(.sample(repository: "paris"))
        #expect(try await status("backup.replication").status == .configured)
        try await record(.sample(repository: "frankfurt"))
        #expect(try await status("backup.replication").status == .proven)
    }

    @Test func `without another place there is no replication`() async throws {
        let fixture = try #require(PlanFixture.all.first { $0.name == "one-place.plan" })
        let plan = PlanReader(kinds: CoreKinds.all + Backups().kinds).read(text: fixture.plan).plan
        #expect(try await status("backup.replication", plan: plan).status == .missing)
    }

    @Test func `an objective that the plan has tightened since fails`() async throws {
        for repository in ["paris", "frankfurt"] {
            try await record(.sample(repository: repository, rpo: .seconds(400)))
        }
        let judgement = try await status("backup.schedule-objectives")
        #expect(judgement.status == .failing)
        #expect(judgement.measurements.contains { $0.isWithin == false })
    }

    @Test func `a restore to the end of the log is not one to a chosen instant`() async throws {
        for repository in ["paris", "frankfurt"] {
            try await record(.sample(repository: repository, isToInstant: false))
        }
        #expect(try await status("backup.point-in-time").status == .configured)
    }

    @Test func `R11: backups that are too old fail, by what the repository holds`() async throws {
        for repository in ["paris", "frankfurt"] {
            try await record(.sample(repository: repository))
            try await inventory(repository, newest: .seconds(20 * 3600))
        }
        #expect(try await status("backup.schedule-objectives").status == .proven)
        try await inventory("paris", newest: .seconds(40 * 3600))
        let judgement = try await status("backup.schedule-objectives")
        #expect(judgement.status == .failing)
        #expect(judgement.nextStep?.command == "vigie backup take shop")
    }

    @Test func `retention is proven by looking, and fails when something is gone`() async throws {
        #expect(try await status("backup.retention").status == .configured)
        for repository in ["paris", "frankfurt"] { try await inventory(repository) }
        #expect(try await status("backup.retention").status == .proven)
        let gone = Finding("inventory.lost", .fail, en: "gone", fr: "disparue")
        try await inventory("paris", findings: [gone], lost: ["20260104F"])
        #expect(try await status("backup.retention").status == .failing)
        clock.advance(by: .seconds(25 * 3600))
        for repository in ["paris", "frankfurt"] { try await inventory(repository) }
        #expect(try await status("backup.retention").status == .proven)
    }

    @Test func `the state of applications is not backed up yet, and it says so`() async throws {
        let judgement = try await status("backup.application-state")
        #expect(judgement.status == .missing)
        #expect(judgement.nextStep != nil)
    }

    @Test func `a database in no policy is told`() async throws {
        let fixture = try #require(PlanFixture.all.first { $0.name == "good.plan" })
        let more =
            fixture.plan + """
                ---
                apiVersion: vigie.dev/v1
                kind: Database
                metadata: {name: forgotten}
                spec: {server: {host: db.example.com}}
                """
        let plan = PlanReader(kinds: CoreKinds.all + Backups().kinds).read(text: more).plan
        for repository in ["paris", "frankfurt"] { try await record(.sample(repository: repository)) }
        let judgement = try await status("backup.schedule-objectives", plan: plan)
        #expect(judgement.status == .failing)
        #expect(judgement.reason.en.contains("forgotten"))
    }
}
