import FoundationEssentials
import PostgreSQLClient
import Surroundings
import Synchronization
import Testing
import VigieChapter
import VigieDatabases
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport
import Wording

@testable import VigieSecrets

/// What goes wrong around an emergency makes no second one: nobody stays in, and nobody is locked out.
@Suite(.serialized) struct EmergencyTroubleTests {
    @Test(.timeLimit(.minutes(20)))
    func `a request that failed locks nobody out, and nobody has to look at it`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan(approval: "approval: {by: {teams: [ops]}}")
            let bad = RequestAccess(
                access: "database", reason: "orders", incident: "INC-1", seconds: 60, recipient: "age1nonsense")
            #expect(try lab.problem(try await lab.finish(bad, by: "ada", plan)) == "age.bad-recipient")
            #expect(try await lab.events().isEmpty)

            lab.clock.isHurried.withLock { $0 = true }
            func fail() async throws -> RunID {
                let id = try await lab.start(try lab.request(), by: "ada", plan)
                _ = try await lab.carryOut(id, plan) { $0.status == "waiting" }
                let engine = lab.engine(plan)
                let digest = try #require(try await engine.pendingApproval(of: id)).digest
                try await engine.approve(id, digest: digest, by: try await lab.vault.actor(of: "bob"))
                #expect(try await engine.perform(id).verdict == "inconclusive")
                return id
            }
            // The role is not there: what was recorded is taken back at once.
            try await lab.server.with { try await $0.script("ALTER ROLE shop_owner RENAME TO hidden") }
            _ = try await fail()
            #expect(try await lab.events().first?.ended?.evidence.cause == .neverBegan)
            #expect(try await lab.events().first?.isClosed == true)
            try await lab.server.with { try await $0.script("ALTER ROLE hidden RENAME TO shop_owner") }

            // The database is down: it is taken back when it can be.
            try await lab.server.stop()
            _ = try await fail()
            #expect(try await lab.events().first?.isOpen == true)
            #expect(await !lab.sweep(plan).isEmpty)
            try await lab.server.start()
            #expect(await lab.sweep(plan).isEmpty)
            #expect(try await lab.events().first?.ended?.evidence.cause == .neverBegan)
            #expect(try await lab.status(plan, after: .seconds(30 * 86_400)) == "configured")
            lab.clock.isHurried.withLock { $0 = false }
            let (id, _) = try await lab.open(try lab.plan())
            #expect(try await lab.events().first?.granted.grant == id.rawValue)
        }
    }

    @Test func `what the plan has forgotten ends all the same, where it was given`() async throws {
        try await EmergencyLab.with { lab in
            let (id, login) = try await lab.open(try lab.plan())
            // The access is out of the plan, and the database has another name.
            let edited = try EmergencyLab.read(lab.database("till") + "\n---\n" + lab.people)
            #expect(try await lab.status(edited) == "missing")
            #expect(try await lab.status(edited, after: .seconds(4200)) == "failing")
            try await lab.letPass(.seconds(3700), for: login)
            #expect(await lab.sweep(edited).isEmpty)
            #expect(try await lab.roles() == [])
            #expect(try await lab.events().first?.ended?.evidence.cause == .expired)
            #expect(try await lab.review(id, by: "bob", edited).verdict == "pass")
        }
    }

    @Test func `where nobody can look any more, no end is recorded, unless somebody says so`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan()
            let (id, login) = try await lab.open(plan)
            let moved = try EmergencyLab.read(
                [lab.database(), lab.people].joined(separator: "\n---\n")
                    .replacing(lab.server.socketDirectory, with: lab.server.directory + "/elsewhere"))
            #expect(try lab.problem(try await lab.end(id, moved)) == "emergency.out-of-reach")
            try await lab.letPass(.seconds(3700), for: login)
            #expect(await lab.sweep(moved)["database"]?.code == "emergency.out-of-reach")
            #expect(try await lab.status(moved) == "failing")
            #expect(try await lab.events().first?.isOpen == true)
            #expect(try await lab.roles() == [login.user])
            let gone = EndAccess(access: "database", grant: id.rawValue, placeIsGone: true)
            #expect(try await lab.finish(gone, by: "bob", moved).verdict == "pass")
            #expect(try await lab.events().first?.ended?.evidence.cause == .gone)
        }
    }

    @Test func `what was ended by hand, or days late, proves nothing`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan()
            for byHand in [true, false] {
                let (id, login) = try await lab.open(plan)
                try await lab.letPass(.seconds(5 * 86_400), for: login)
                if byHand { _ = try await lab.end(id, plan) } else { #expect(await lab.sweep(plan).isEmpty) }
                _ = try await lab.review(id, by: "bob", plan)
                let event = try #require(try await lab.events().first)
                #expect(event.isClosed && event.ended?.evidence.cause == (byHand ? .ended : .expired))
                #expect(try await lab.status(plan) == "configured")
            }
        }
    }

    @Test func `the sweep leaves what belongs to others, and goes on after one that it cannot end`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan()
            let (_, login) = try await lab.open(plan)
            try await lab.letPass(.zero, for: login)
            try await lab.server.with { connection in
                try await connection.script("CREATE ROLE other_owner")
                try await connection.query("CREATE DATABASE elsewhere")
                for (name, role, past) in [
                    ("a", "shop_owner", 600), ("b", "shop_owner", 600), ("young", "shop_owner", 20),
                    ("strange", "other_owner", 600),
                ] {
                    let until = (World.system.now() - .seconds(Int64(past))).rfc3339
                    try await connection.script(
                        "CREATE ROLE vigie_access_\(name) LOGIN VALID UNTIL '\(until)' IN ROLE \(role)")
                }
            }
            // What it made elsewhere keeps it from being removed.
            try await lab.server.with(database: "elsewhere") {
                try await $0.script("CREATE TABLE kept (id int); ALTER TABLE kept OWNER TO vigie_access_a")
            }
            #expect(await lab.sweep(plan).keys.sorted() == ["database"])
            let left = ["vigie_access_a", "vigie_access_strange", "vigie_access_young", login.user]
            #expect(try await lab.roles() == left.sorted())
        }
    }

    @Test func `sessions that nobody counted are not said to be none`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan()
            let (id, login) = try await lab.open(plan)
            // An attempt before was cut off after it had come this far.
            try await lab.server.with { try await $0.script("ALTER ROLE \(PostgreSQLName(login.user)) NOLOGIN") }
            #expect(try await lab.end(id, plan).verdict == "pass")
            #expect(try await lab.events().first?.ended?.evidence.sessions == nil)
            _ = try await lab.review(id, by: "bob", plan)
            let (again, other) = try await lab.open(plan)
            try await lab.server.with { try await $0.script("DROP ROLE \(PostgreSQLName(other.user))") }
            #expect(try await lab.end(again, plan).verdict == "pass")
            #expect(try await lab.events().first?.ended?.evidence.sessions == nil)
        }
    }

    @Test(.timeLimit(.minutes(20)))
    func `of two who ask at the same instant one gets in`() async throws {
        try await EmergencyLab.with { lab in
            let plan = try lab.plan()
            let ids = [
                try await lab.start(try lab.request(), by: "ada", plan),
                try await lab.start(try lab.request(), by: "bob", plan),
            ]
            let meeting = Meeting(count: ids.count)
            let store = CrashingStore(lab.store) { changes in
                // Neither records anything before both have found the door closed.
                guard changes.contains(where: \.grantsAccess) else { return }
                await meeting.arrive()
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in ids {
                    group.addTask { _ = try await lab.engine(plan, on: store).perform(id) }
                }
                while true {
                    let open = try await lab.events().count(where: \.isOpen)
                    if open == 1, try await lab.roles().count == 1 { break }
                    try await Task.sleep(for: .milliseconds(50))
                }
                group.cancelAll()
                while let ended = await group.nextResult() { _ = ended }
            }
            let events = try await lab.events()
            #expect(events.count == 2 && events.count(where: \.neverBegan) == 1)
            // Who stands in the ledger first has it.
            #expect(events.first?.neverBegan == true)
            let grant = try #require(events.first).granted.grant
            let lost = try #require(try await lab.store.run(grant))
            #expect(try lab.problem(lost) == "emergency.open")
            #expect(try await lab.roles() == [events.last?.granted.name])
        }
    }

    @Test func `a database whose authorities are named is verified, by who is let in too`() throws {
        let plan = try EmergencyLab.read(
            """
            apiVersion: vigie.dev/v1
            kind: Database
            metadata: {name: shop}
            spec: {role: vigie, server: {host: db.example, certificateAuthorities: /etc/vigie/db.pem}}
            """)
        let database = try #require(plan.find(Database.self, "shop"))
        let settings = try database.settings(SecretResolver(environment: [:]))
        #expect(settings.encryption == .verifyFull && settings.certificateAuthorities == "/etc/vigie/db.pem")
        let place = GrantPlace.postgresql(server: "db.example", port: 5432, database: "shop", role: "owner")
        let workplace = Workplace(work: "", keys: "", secrets: SecretResolver(environment: [:]))
        let target = try place.target(in: plan, workplace: workplace, world: .system) as? PostgreSQLEmergency
        #expect(target?.admin == settings)
        let text = target?.credential("x", password: "y", until: World.system.now()).text.reveal() ?? ""
        #expect(text.contains("PGSSLMODE=verify-full\n# PGSSLROOTCERT=copy of /etc/vigie/db.pem\n"))
    }
}

/// Where several wait for one another.
private final class Meeting: Sendable {
    private let missing: Mutex<Int>

    init(count: Int) { missing = Mutex(count) }

    func arrive() async {
        missing.withLock { $0 -= 1 }
        while missing.withLock(\.self) > 0 { try? await Task.sleep(for: .milliseconds(5)) }
    }
}

extension Change {
    fileprivate var grantsAccess: Bool {
        if case .appendEntry(let entry) = self { entry.kind == AccessGranted.kind } else { false }
    }
}
