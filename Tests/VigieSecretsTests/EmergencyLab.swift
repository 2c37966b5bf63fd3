import AgeFormat
import FoundationEssentials
import JSONTree
import PostgreSQLClient
import Surroundings
import Synchronization
import VigieAccess
import VigieChapter
import VigieCluster
import VigieEngine
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieSecrets
import VigieStore
import VigieTestSupport
import Wording

/// A real PostgreSQL where Vigie's role is no superuser, and people who ask to be let in.
final class EmergencyLab: Sendable {
    let server: ScratchPostgreSQL
    let store = InMemoryStore()
    let clock = TurnedClock()
    let world: World
    let workplace: Workplace
    let identity = AgeIdentity(random: SystemRandomSource())

    private init(server: ScratchPostgreSQL) {
        self.server = server
        world = World(clock: clock, random: SystemRandomSource())
        workplace = Workplace(
            work: server.directory + "/work", keys: server.directory + "/keys",
            secrets: SecretResolver(environment: [:]))
    }

    static func with(_ body: (EmergencyLab) async throws -> Void) async throws {
        let server = try await ScratchPostgreSQL.start(
            settings: ["log_statement": "'all'"],
            access: ["local all postgres trust", "local all vigie trust", "local all all scram-sha-256"])
        let lab = EmergencyLab(server: server)
        do {
            try await server.with {
                try await $0.script(
                    """
                    CREATE ROLE vigie LOGIN CREATEROLE;
                    CREATE ROLE shop_owner NOLOGIN;
                    CREATE TABLE orders (id int);
                    ALTER TABLE orders OWNER TO shop_owner;
                    GRANT CREATE ON SCHEMA public TO shop_owner;
                    """)
            }
            try await body(lab)
        } catch {
            await server.remove()
            throw error
        }
        await server.remove()
    }

    func plan(
        approval: String = "", review: String = "", longest: String = "4h", envelope: Bool = false,
        memberOf: String = "shop_owner", more: String = ""
    ) throws -> Plan {
        let access = """
            apiVersion: vigie.dev/v1
            kind: EmergencyAccess
            metadata: {name: database}
            spec:
              who: {people: [ada], teams: [ops]}
              grants: {postgresRole: {database: shop, memberOf: \(memberOf)\(envelope ? ", envelope: {}" : "")}}
              longest: \(longest)
              \(approval)
              \(review)
            """
        return try Self.read([database(), access, people].joined(separator: "\n---\n") + "\n" + more)
    }

    /// The database in a plan, by any name.
    func database(_ name: String = "shop") -> String {
        """
        apiVersion: vigie.dev/v1
        kind: Database
        metadata: {name: \(name)}
        spec:
          name: postgres
          role: vigie
          server: {socketDirectory: \(server.socketDirectory), port: \(ScratchPostgreSQL.port)}
        """
    }

    var people: String {
        "{apiVersion: vigie.dev/v1, kind: Team, metadata: {name: ops}, spec: {members: [bob, carol]}}"
            + ["ada", "bob", "carol", "dan"].map {
                "\n---\napiVersion: vigie.dev/v1\nkind: Person\nmetadata: {name: \($0)}\nspec: {}"
            }.joined()
    }

    static func read(_ text: String) throws -> Plan {
        let (plan, diagnostics) = diagnosed(text)
        guard diagnostics.isEmpty else { throw ScratchFailure(reason: "\(diagnostics.map(\.message))") }
        return plan
    }

    static func diagnosed(_ text: String) -> (plan: Plan, diagnostics: [Diagnostic]) {
        PlanReader(kinds: CoreKinds.all + Clusters().kinds + AccessPart().kinds + Secrets().kinds).read(text: text)
    }

    // MARK: Running

    var ledger: Ledger { Ledger(store: store, world: world) }
    var vault: PersonVault { PersonVault(store: store, world: world) }

    func engine(_ plan: Plan, watching: Bool = false, on other: (any Store)? = nil) -> Engine {
        Engine(
            store: other ?? store, ledger: ledger, world: world, plan: plan,
            services: Services().with(workplace).with(vault), procedures: Secrets().procedures,
            watches: watching ? Secrets().watches(for: plan) : [], holder: "test",
            settings: .attentive)
    }

    func request(seconds: Int64 = 3600, reason: String = "orders are stuck") throws -> RequestAccess {
        RequestAccess(
            access: "database", reason: reason, incident: "INC-7", seconds: seconds,
            recipient: try identity.recipient.description)
    }

    func start(_ procedure: some Procedure, by person: String, _ plan: Plan) async throws -> RunID {
        try await engine(plan).start(procedure, cause: try await vault.actor(of: person))
    }

    /// Sees a run through until it has come this far, then leaves it as a process does that is killed.
    func carryOut(_ id: RunID, _ plan: Plan, until isEnough: @escaping @Sendable (RunRecord) async throws -> Bool)
        async throws -> RunRecord
    {
        let (engine, store) = (engine(plan), store)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await engine.perform(id) }
            group.addTask {
                while let run = try await store.run(id.rawValue), try await !isEnough(run), run.finishedAt == nil {
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            try await group.next()
            group.cancelAll()
            while true {
                do { guard try await group.next() != nil else { break } } catch is CancellationError { continue }
            }
        }
        guard let run = try await store.run(id.rawValue) else { throw ScratchFailure(reason: "no run \(id)") }
        return run
    }

    func finish(_ procedure: some Procedure, by person: String, _ plan: Plan) async throws -> RunRecord {
        let id = try await start(procedure, by: person, plan)
        return try await engine(plan).perform(id)
    }

    func problem(_ record: RunRecord) throws -> String? {
        try record.problem?.decoded(as: Problem.self).code
    }

    /// Gets somebody in, as far as what opens the door.
    func open(
        _ plan: Plan, by person: String = "ada", seconds: Int64 = 3600
    ) async throws -> (id: RunID, login: Login) {
        let id = try await start(try request(seconds: seconds), by: person, plan)
        let record = try await carryOut(id, plan) { _ in try await self.login(of: id) != nil }
        guard let login = try await login(of: id) else {
            throw ScratchFailure(reason: "\(record.status) \(record.problem?.canonicalText ?? "")")
        }
        return (id, login)
    }

    func end(_ id: RunID, _ plan: Plan) async throws -> RunRecord {
        try await finish(EndAccess(access: "database", grant: id.rawValue), by: "bob", plan)
    }

    /// Lets the time of a grant pass, for Vigie and for the database.
    func letPass(_ span: Duration, for login: Login) async throws {
        clock.turn(by: span)
        let past = World.system.now() - .seconds(120)
        try await server.with {
            try await $0.script("ALTER ROLE \(PostgreSQLName(login.user)) VALID UNTIL '\(past.rfc3339)'")
        }
    }

    /// How the control stands.
    func status(_ plan: Plan, after: Duration = .zero) async throws -> String {
        let judge = Secrets().controls.first { "\($0.control)" == "secrets.emergency-access" }
        let judgement = try await judge?.judge(
            JudgementContext(plan: plan, ledger: ledger, now: world.now() + after))
        return judgement?.status.rawValue ?? ""
    }

    func review(_ id: RunID, by person: String, _ plan: Plan, justified: Bool = true) async throws -> RunRecord {
        try await finish(
            ReviewAccess(
                access: "database", grant: id.rawValue, isJustified: justified, note: "looked at the log: fine"),
            by: person, plan)
    }

    func sweep(_ plan: Plan) async -> [String: Problem] {
        await EmergencySweep(plan: plan, ledger: ledger, store: store, workplace: workplace, world: world).perform()
    }

    // MARK: Looking

    typealias Login = (user: String, password: String)

    /// What was sealed for whoever asked.
    func handover(of id: RunID) async throws -> SealedHandover? {
        let step = try await store.steps(of: id.rawValue).last { $0.name == RequestAccess.handover }
        return try step?.result?.decoded(as: SealedHandover.self)
    }

    func open(_ handover: SealedHandover) throws -> String {
        let text = try AgeFile.open(try AgeArmor.decode(Array(handover.sealed.utf8)), with: [identity])
        return String(decoding: text, as: UTF8.self)
    }

    func login(of id: RunID) async throws -> Login? {
        try await handover(of: id).map { try login(in: $0) }
    }

    func login(in handover: SealedHandover) throws -> Login {
        let fields = try open(handover).split(separator: "\n").map { line in
            line.split(separator: "=", maxSplits: 1).map(String.init)
        }
        let values = Dictionary(uniqueKeysWithValues: fields.map { ($0[0], $0[1]) })
        return (values["PGUSER"] ?? "", values["PGPASSWORD"] ?? "")
    }

    func canLogIn(_ login: Login) async throws -> Bool {
        do {
            return try await asThem(login) { try await $0.query("SELECT count(*) FROM orders").scalar(Int.self) >= 0 }
        } catch PostgreSQLError.connection(let failure, _, _, _, _) {
            guard [.wrongPassword, .notAdmitted].contains(failure) else { throw ScratchFailure(reason: "\(failure)") }
            return false
        }
    }

    func asThem<Result: Sendable>(
        _ login: Login, _ work: (PostgreSQLConnection) async throws -> Result
    ) async throws -> Result {
        try await PostgreSQLConnection.with(server.connection(user: login.user, password: login.password), work)
    }

    /// Waits until so many sessions of a login are there.
    func awaitSessions(_ count: Int, of login: Login) async throws {
        try await server.with { connection in
            while try await connection.query(
                "SELECT count(*) FROM pg_stat_activity WHERE usename = $1", [.text(login.user)]
            ).scalar(Int.self) != count {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    func events() async throws -> [EmergencyEvent] { try await EmergencyHistory(ledger).events }

    func roles() async throws -> [String] {
        try await server.with {
            try await $0.query("SELECT rolname FROM pg_roles WHERE rolname LIKE 'vigie\\_%' ORDER BY 1").rows
                .map { try $0.value("rolname", as: String.self) }
        }
    }

    /// Everything that was written down: the records, the server's log, the keys.
    func everythingWritten() async throws -> String {
        var text = (try? String(contentsOfFile: server.logFile, encoding: .utf8)) ?? ""
        for run in try await store.runs(RunQuery()) {
            text += "\(run)\(run.output?.canonicalText ?? "")"
            for step in try await store.steps(of: run.id) { text += "\(step)\(step.result?.canonicalText ?? "")" }
            text += "\(try await store.log(of: run.id, after: 0, limit: 1000))"
        }
        for entry in try await store.entries(EntryQuery()) {
            text += String(decoding: entry.entry.bytes, as: UTF8.self)
        }
        return text
    }
}

/// The system's clock, which a test may put forward.
final class TurnedClock: WallClock {
    private let system = World.system.clock
    private let ahead = Mutex(Duration.zero)

    /// Whether whoever waits for an instant is there at once: for attempts that wait between one and the next.
    let isHurried = Mutex(false)

    func turn(by span: Duration) { ahead.withLock { $0 += span } }

    func now() -> Timestamp { system.now() + ahead.withLock(\.self) }
    func elapsed() -> Duration { system.elapsed() + ahead.withLock(\.self) }
    func sleep(until deadline: Timestamp) async throws {
        if isHurried.withLock(\.self) { return turn(by: max(.zero, deadline - now())) }
        try await system.sleep(until: deadline - ahead.withLock(\.self))
    }
    func sleep(for span: Duration) async throws { try await system.sleep(for: span) }
}
