import FoundationEssentials
import JSONTree
import PostgreSQLClient
import Surroundings
import Testing
import VigieEngine
import VigieLedger
import VigiePlan
import VigieSecrets
import VigieStore
import VigieTestSupport
import Wording

/// People get in when it burns, for a while, and it ends whatever happens.
@Suite(.serialized) struct EmergencyAccessTests {
    @Test func `somebody gets in, works as the owner, and is out when the time is over`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan()
            let (id, login) = try await lab.open(plan)
            #expect(try await lab.canLogIn(login))
            // What they make belongs to the owner, not to them.
            let owner: String = try await lab.asThem(login) { connection in
                try await connection.script("CREATE TABLE mended (id int)")
                return try await connection.query("SELECT tableowner FROM pg_tables WHERE tablename = 'mended'")
                    .scalar()
            }
            #expect(owner == "shop_owner")
            try await lab.letPass(.seconds(3601), for: login)
            let record = try await lab.engine(plan).perform(id)
            #expect(record.verdict == "pass")
            #expect(try await !lab.canLogIn(login))
            #expect(try await lab.roles() == [])
            let event = try #require(try await EmergencyHistory(lab.ledger).events.first)
            #expect(event.ended?.evidence.cause == .expired)
            #expect(event.granted.incident == "INC-7" && event.granted.name == login.user)
            // Granting is recorded before anything is done.
            let kinds = try await lab.ledger.entries(EntryQuery()).map(\.kind)
            #expect(kinds.filter { $0.hasPrefix("access.") } == ["access.granted", "access.ended"])

            let written = try await lab.everythingWritten()
            #expect(!written.contains(login.password))
            let entries = try await lab.ledger.entries(EntryQuery())
            // As a word: three letters in a row come about in what was drawn by lot too.
            #expect(!entries.contains { $0.data.canonicalText.contains(/stuck|\bada\b/) })
            let reason = try await lab.vault.open(
                event.granted.reason, as: String.self, purpose: AccessGranted.reasonPurpose)
            #expect(reason == "orders are stuck")
        }
    }

    @Test func `killed in between, the database ends it, and the sweeper takes it away`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan()
            let (id, login) = try await lab.open(plan)
            #expect(try await lab.canLogIn(login))
            let until: Bool = try await lab.server.with {
                try await $0.query(
                    "SELECT rolvaliduntil - now() BETWEEN '55min' AND '60min' FROM pg_roles WHERE rolname = $1",
                    [.text(login.user)]
                ).scalar()
            }
            #expect(until, "the database knows the end")
            // Nobody does anything any more but the database.
            try await lab.letPass(.seconds(3700), for: login)
            #expect(try await !lab.canLogIn(login))
            #expect(try await lab.roles() == [login.user])
            #expect(await lab.sweep(plan).isEmpty)
            #expect(try await lab.roles() == [])
            // Whoever takes the run up again records that it is over.
            #expect(try await lab.engine(plan).perform(id).verdict == "pass")
            let after = try #require(try await EmergencyHistory(lab.ledger).events.first)
            #expect(after.ended?.evidence.cause == .expired)
        }
    }

    @Test func `a session that is open is cut off, and what was made stays`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan()
            let (id, login) = try await lab.open(plan)
            await #expect(throws: PostgreSQLError.self) {
                try await lab.asThem(login) { connection in
                    try await connection.script("RESET ROLE; CREATE SCHEMA elsewhere")
                }
            }
            try await lab.asThem(login) { connection in
                try await connection.script("CREATE TABLE made (id int)")
                try await lab.awaitSessions(1, of: login)
                let record = try await lab.end(id, plan)
                #expect(record.verdict == "pass", "\(record.problem?.canonicalText ?? "")")
                await #expect(throws: PostgreSQLError.self) { try await connection.query("SELECT 1") }
            }
            #expect(try await lab.roles() == [])
            let made: Int = try await lab.server.with {
                try await $0.query("SELECT count(*) FROM pg_tables WHERE tablename = 'made'").scalar()
            }
            #expect(made == 1)
            let event = try #require(try await EmergencyHistory(lab.ledger).events.first)
            #expect(event.ended?.evidence.cause == .ended && event.ended?.evidence.sessions == 1)
            // Ending twice is no harm.
            #expect(try await lab.end(id, plan).summary?.contains("had ended before") == true)
        }
    }

    @Test func `cancelling takes it away at once, and the sweeper records it`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan()
            let (id, login) = try await lab.open(plan)
            try await lab.engine(plan).cancel(id, by: "person/x")
            let record = try await lab.engine(plan).perform(id)
            #expect(record.status == "cancelled")
            #expect(try await !lab.canLogIn(login))
            #expect(try await lab.roles() == [])
            #expect(await lab.sweep(plan).isEmpty)
            let event = try #require(try await EmergencyHistory(lab.ledger).events.first)
            #expect(event.ended?.evidence.cause == .stopped)
        }
    }

    @Test func `two have to agree, not whoever asked, and only those who may`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan(approval: "approval: {quorum: 2, by: {people: [ada], teams: [ops]}}")
            let id = try await lab.start(try lab.request(), by: "ada", plan)
            _ = try await lab.carryOut(id, plan) { $0.status == "waiting" }
            let engine = lab.engine(plan)
            let request = try #require(try await engine.pendingApproval(of: id))
            #expect(request.policy.people == 2 && request.subject["reason"]?.string == "orders are stuck")
            await #expect(throws: EngineError.self) {
                try await engine.approve(id, digest: request.digest, by: try await lab.vault.actor(of: "ada"))
            }
            try await engine.approve(id, digest: request.digest, by: try await lab.vault.actor(of: "bob"))
            // The engine has looked at one agreement, and waits for the other.
            _ = try await lab.carryOut(id, plan) { _ in
                try await lab.store.steps(of: id.rawValue).last?.result?["approvedBy"]?.array?.count == 1
            }
            #expect(try await lab.roles() == [])
            #expect(try await EmergencyHistory(lab.ledger).events.isEmpty)
            try await engine.approve(id, digest: request.digest, by: try await lab.vault.actor(of: "carol"))
            _ = try await lab.carryOut(id, plan) { _ in try await lab.login(of: id) != nil }
            #expect(try await lab.canLogIn(try #require(try await lab.login(of: id))))
            let granted = try #require(try await EmergencyHistory(lab.ledger).events.first).granted
            #expect(granted.approvedBy.count == 2 && !granted.approvedBy.contains(granted.who))

            // Somebody who may not agree spoils nothing.
            _ = try await lab.end(id, plan)
            _ = try await lab.review(id, by: "bob", plan)
            let second = try await lab.start(try lab.request(), by: "ada", plan)
            _ = try await lab.carryOut(second, plan) { $0.status == "waiting" }
            let asked = try #require(try await engine.pendingApproval(of: second))
            #expect(asked.titleText.fr.hasSuffix("pendant 1h"))
            let dan = try await lab.vault.actor(of: "dan")
            for decide in [engine.approve, engine.refuse] {
                await #expect(throws: EngineError.notAsked(person: dan)) {
                    try await decide(second, asked.digest, dan, nil)
                }
            }
            for person in ["bob", "carol"] {
                try await engine.approve(second, digest: asked.digest, by: try await lab.vault.actor(of: person))
            }
            _ = try await lab.carryOut(second, plan) { _ in try await lab.login(of: second) != nil }
            #expect(try await lab.canLogIn(try #require(try await lab.login(of: second))))
        }
    }

    @Test func `nobody gets in while somebody is in, nor before it was reviewed by somebody else`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan()
            #expect(try lab.problem(try await lab.finish(try lab.request(), by: "dan", plan)) == "emergency.not-among")
            #expect(
                try lab.problem(try await lab.finish(try lab.request(reason: " "), by: "ada", plan))
                    == "emergency.no-reason")
            #expect(
                try lab.problem(try await lab.finish(try lab.request(seconds: 14_401), by: "ada", plan))
                    == "emergency.too-long")
            let (id, _) = try await lab.open(plan)
            #expect(try lab.problem(try await lab.finish(try lab.request(), by: "bob", plan)) == "emergency.open")
            #expect(try lab.problem(try await lab.review(id, by: "bob", plan)) == "emergency.not-ended")
            _ = try await lab.end(id, plan)
            #expect(
                try lab.problem(try await lab.finish(try lab.request(), by: "bob", plan)) == "emergency.not-reviewed")
            #expect(try lab.problem(try await lab.review(id, by: "ada", plan)) == "emergency.own-review")
            #expect(try await lab.review(id, by: "bob", plan).verdict == "pass")
            #expect(try lab.problem(try await lab.review(id, by: "carol", plan)) == "emergency.reviewed")
            let (again, _) = try await lab.open(plan, by: "carol")
            #expect(again != id)
        }
    }
}
