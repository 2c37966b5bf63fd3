import AgeFormat
import FoundationEssentials
import JSONTree
import PostgreSQLClient
import Surroundings
import Testing
import VigieEngine
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieSecrets
import VigieStore
import VigieTestSupport
import Wording

/// What lies in a safe, and who took it out.
@Suite(.serialized) struct EmergencyEnvelopeTests {
    private func seal(_ lab: EmergencyLab, _ plan: Plan) async throws -> EmergencyLab.Login {
        let record = try await lab.finish(
            SealEnvelope(access: "database", recipient: try lab.identity.recipient.description), by: "ada", plan)
        guard let result = try record.output?.decoded(as: EnvelopeResult.self) else {
            throw ScratchFailure(reason: "\(record.problem?.canonicalText ?? record.status)")
        }
        return try lab.login(in: result.handover)
    }

    private func status(_ lab: EmergencyLab, _ plan: Plan, after: Duration = .zero) async throws -> String {
        let judge = Secrets().controls.first { "\($0.control)" == "secrets.emergency-access" }
        let judgement = try await judge?.judge(
            JudgementContext(plan: plan, ledger: lab.ledger, now: lab.world.now() + after))
        return judgement?.status.rawValue ?? ""
    }

    @Test func `an envelope opens the door, its use is noticed once, and it has to be replaced`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan(envelope: true)
            #expect(try await status(lab, try EmergencyLab.read("")) == "missing")
            #expect(try await status(lab, plan) == "configured")
            let login = try await seal(lab, plan)
            #expect(try await lab.canLogIn(login))
            let engine = lab.engine(plan, watching: true)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await engine.work() }
                try await lab.asThem(login) { connection in
                    try await connection.script("INSERT INTO orders VALUES (1)")
                    while try await lab.ledger.latest(EnvelopeOpened.self, subject: nil) == nil {
                        try await Task.sleep(for: .milliseconds(100))
                    }
                    // Looked at again, it is not told again.
                    try await Task.sleep(for: .seconds(6))
                }
                group.cancelAll()
                while let ended = await group.nextResult() { _ = ended }
            }
            let opened = try await lab.ledger.all(EnvelopeOpened.self)
            #expect(opened.count == 1 && opened.first?.evidence.name == login.user)
            #expect(try await status(lab, plan) == "failing")

            let next = try await seal(lab, plan)
            #expect(next.password != login.password)
            #expect(try await !lab.canLogIn(login))
            #expect(try await lab.canLogIn(next))
            #expect(try await status(lab, plan) == "configured")
            #expect(try await status(lab, plan, after: .seconds(367 * 86_400)) == "failing")
            // The sweeper leaves it where it is.
            #expect(await lab.sweep(plan).isEmpty)
            #expect(try await lab.canLogIn(next))
            let written = try await lab.everythingWritten()
            #expect(!written.contains(login.password) && !written.contains(next.password))
        }
    }

    @Test func `the control is proven by a grant that ended by itself and was reviewed, for a while`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan()
            #expect(try await status(lab, plan) == "configured")
            let (id, _) = try await lab.open(plan, seconds: 3)
            #expect(try await status(lab, plan, after: .seconds(600)) == "failing")
            _ = try await lab.engine(plan).perform(id)
            #expect(try await status(lab, plan) == "configured")
            #expect(try await status(lab, plan, after: .seconds(4 * 86_400)) == "failing")
            _ = try await lab.review(id, by: "bob", plan)
            #expect(try await status(lab, plan) == "proven")
            let (second, _) = try await lab.open(plan)
            _ = try await lab.end(second, plan)
            _ = try await lab.review(second, by: "bob", plan, justified: false)
            // What was ended by hand is not what is promised; what was proven stays so.
            #expect(try await status(lab, plan) == "proven")
        }
    }

    @Test(arguments: [
        ("who: {people: [adda]}", "emergency.unknown-person"), ("who: {teams: [opps]}", "emergency.unknown-team"),
        ("who: {}", "emergency.nobody"),
        ("who: {people: [ada]}\n  approval: {quorum: 1, by: {people: [ada]}}", "emergency.quorum"),
        ("who: {people: [ada]}\n  longest: 8d", "emergency.too-long"),
    ])
    func `what could never work is said before`(line: String, code: String) throws {
        let text = """
            apiVersion: vigie.dev/v1
            kind: Database
            metadata: {name: shop}
            spec: {role: vigie, server: {socketDirectory: /tmp}}
            ---
            {apiVersion: vigie.dev/v1, kind: Person, metadata: {name: ada}, spec: {}}
            ---
            apiVersion: vigie.dev/v1
            kind: EmergencyAccess
            metadata: {name: database}
            spec:
              grants: {postgresRole: {database: shop, memberOf: shop_owner}}
              \(line)
            """
        #expect(EmergencyLab.diagnosed(text).diagnostics.map(\.code) == [code])
    }
}
