import AgeFormat
import FoundationEssentials
import JSONTree
import PostgreSQLClient
import Surroundings
import Synchronization
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

    @Test(.timeLimit(.minutes(20)))
    func `an envelope opens the door, its use is noticed once, and it has to be replaced`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan(envelope: true)
            #expect(try await lab.status(try EmergencyLab.read("")) == "missing")
            #expect(try await lab.status(plan) == "configured")
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
            #expect(try await lab.status(plan) == "failing")

            let next = try await seal(lab, plan)
            #expect(next.password != login.password)
            #expect(try await !lab.canLogIn(login))
            #expect(try await lab.canLogIn(next))
            #expect(try await lab.status(plan) == "configured")
            #expect(try await lab.status(plan, after: .seconds(367 * 86_400)) == "failing")
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
            #expect(try await lab.status(plan) == "configured")
            let (id, login) = try await lab.open(plan)
            #expect(try await lab.status(plan, after: .seconds(3000)) == "configured")
            #expect(try await lab.status(plan, after: .seconds(4200)) == "failing")
            try await lab.letPass(.seconds(3602), for: login)
            _ = try await lab.engine(plan).perform(id)
            #expect(try await lab.status(plan) == "configured")
            #expect(try await lab.status(plan, after: .seconds(4 * 86_400)) == "failing")
            _ = try await lab.review(id, by: "bob", plan)
            #expect(try await lab.status(plan) == "proven")
            let (second, _) = try await lab.open(plan)
            _ = try await lab.end(second, plan)
            _ = try await lab.review(second, by: "bob", plan, justified: false)
            // What was ended by hand is not what is promised; what was proven stays so.
            #expect(try await lab.status(plan) == "proven")
        }
    }

    @Test func `one that could not be sealed does not count, nor the one before it`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan(envelope: true)
            lab.clock.isHurried.withLock { $0 = true }
            try await lab.server.stop()
            await #expect(throws: ScratchFailure.self) { _ = try await seal(lab, plan) }
            #expect(try await lab.ledger.all(EnvelopeSealed.self).isEmpty)
            try await lab.server.start()
            _ = try await seal(lab, plan)
            try await lab.server.stop()
            await #expect(throws: ScratchFailure.self) { _ = try await seal(lab, plan) }
            #expect(try await lab.status(plan) == "failing")
            try await lab.server.start()
            _ = try await seal(lab, plan)
            #expect(try await lab.status(plan) == "configured")
        }
    }

    @Test func `a new envelope has the rights of the plan and no other, and one that is withdrawn goes`() async throws {
        try await EmergencyLab.with { lab in
            try await lab.server.with {
                try await $0.script("CREATE ROLE reader; GRANT SELECT ON orders TO reader")
            }
            let former = try lab.plan(envelope: true)
            let old = try await seal(lab, former)
            let plan = try lab.plan(envelope: true, memberOf: "reader")
            #expect(try await lab.status(plan) == "failing")
            try await lab.asThem(old) { connection in
                let next = try await seal(lab, plan)
                await #expect(throws: PostgreSQLError.self) { try await connection.query("SELECT 1") }
                try await lab.asThem(next) { connection in
                    let rights = try await connection.query(
                        """
                        SELECT role.rolname FROM pg_auth_members m JOIN pg_roles role ON role.oid = m.roleid
                        JOIN pg_roles login ON login.oid = m.member WHERE login.rolname = session_user
                        """
                    ).rows.map { try $0.value("rolname", as: String.self) }
                    #expect(rights == ["reader"])
                }
            }
            #expect(try await lab.status(plan) == "configured")
            let without = try lab.plan()
            #expect(try await lab.status(without) == "failing")
            #expect(await lab.sweep(without).isEmpty)
            #expect(try await lab.roles() == [])
            #expect(try await lab.status(without) == "configured")
            // Once, not every two minutes.
            #expect(await lab.sweep(without).isEmpty)
            #expect(try await lab.ledger.all(EnvelopeVoided.self).map(\.evidence.cause) == [.withdrawn, .replaced])
        }
    }

    @Test func `who works alone is warned that nobody may look at it afterwards`() throws {
        func codes(_ more: String) -> [String] {
            let text = """
                {apiVersion: vigie.dev/v1, kind: Person, metadata: {name: ada}, spec: {}}
                ---
                {apiVersion: vigie.dev/v1, kind: Database, metadata: {name: shop}, spec: {server: {host: db}}}
                ---
                apiVersion: vigie.dev/v1
                kind: EmergencyAccess
                metadata: {name: database}
                spec:
                  who: {people: [ada]}
                  grants: {postgresRole: {database: shop, memberOf: shop_owner}}
                  \(more)
                """
            return EmergencyLab.diagnosed(text).diagnostics.map { "\($0.severity) \($0.code)" }
        }
        #expect(codes("") == ["warning emergency.nobody-reviews"])
        #expect(codes("review: {byRequester: true}") == [])
    }

    @Test(arguments: [
        ("who: {people: [adda]}", "emergency.unknown-person"), ("who: {teams: [opps]}", "emergency.unknown-team"),
        ("who: {}", "emergency.nobody"),
        ("who: {people: [ada]}\n  approval: {quorum: 1, by: {people: [ada]}}", "emergency.quorum"),
        ("who: {people: [ada]}\n  longest: 8d", "emergency.too-long"),
        ("who: {people: [ada]}", "emergency.envelope-name"),
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
            {apiVersion: vigie.dev/v1, kind: Person, metadata: {name: bob}, spec: {}}
            ---
            apiVersion: vigie.dev/v1
            kind: EmergencyAccess
            metadata: {name: database\(code == "emergency.envelope-name" ? String(repeating: "x", count: 41) : "")}
            spec:
              grants: {postgresRole: {database: shop, memberOf: shop_owner, envelope: {}}}
              \(line)
            """
        #expect(EmergencyLab.diagnosed(text).diagnostics.map(\.code) == [code])
    }
}
