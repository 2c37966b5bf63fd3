import FoundationEssentials
import JSONTree
import PostgreSQLClient
import Surroundings
import VigieChapter
import VigieCluster
import VigieEngine
import VigieLedger
import VigiePlan
import VigieSecrets
import VigieStore
import VigieTestSupport
import Wording

/// A real PostgreSQL with two roles that take turns, a directory for their login, and a Vigie that changes it.
final class SecretsLab: Sendable {
    let server: ScratchPostgreSQL
    let store = InMemoryStore()
    let world = World.system
    let workplace: Workplace

    var file: String { server.directory + "/login.env" }
    var told: String { server.directory + "/told" }
    var vault: String { server.directory + "/vault" }

    private init(server: ScratchPostgreSQL, environment: [String: String]) {
        self.server = server
        workplace = Workplace(
            work: server.directory + "/work", keys: server.directory + "/keys",
            secrets: SecretResolver(environment: environment))
    }

    static func with(
        environment: [String: String] = [:], _ body: (SecretsLab) async throws -> Void
    ) async throws {
        let server = try await ScratchPostgreSQL.start(
            settings: ["log_statement": "'all'"],
            access: ["local all postgres trust", "local all all scram-sha-256"])
        let lab = SecretsLab(server: server, environment: environment)
        do {
            try await server.with {
                try await $0.script(
                    """
                    CREATE ROLE shop NOLOGIN;
                    CREATE ROLE shop_a NOLOGIN IN ROLE shop;
                    CREATE ROLE shop_b NOLOGIN IN ROLE shop;
                    """)
            }
            try await body(lab)
        } catch {
            await server.remove()
            throw error
        }
        await server.remove()
    }

    // MARK: The plan

    /// - Parameters:
    ///   - consumer: a line of shell that tells the consumer.
    ///   - more: more resources.
    func plan(
        quiet: String = "200ms", patience: String = "30s", consumer: String? = nil, requiresSession: Bool = false,
        roles: String = "[shop_a, shop_b]", place: String? = nil, consumers: String? = nil, more: String = ""
    ) throws -> Plan {
        let command = consumer ?? "echo told >> \(told)"
        let consumers = consumers ?? "[{name: web, reload: [/bin/sh, -c, \"\(command)\"]}]"
        let text = """
            apiVersion: vigie.dev/v1
            kind: Database
            metadata: {name: shop}
            spec:
              name: postgres
              role: postgres
              server: {socketDirectory: \(server.socketDirectory), port: \(ScratchPostgreSQL.port)}
            ---
            apiVersion: vigie.dev/v1
            kind: Secret
            metadata: {name: login}
            spec:
              place: \(place ?? "{file: {path: \(file)}}")
              content:
                postgresRole:
                  database: shop
                  roles: \(roles)
                  quiet: \(quiet)
                  patience: \(patience)
                  requireSession: \(requiresSession)
              rotation: {interval: 30d}
              consumers: \(consumers)
            \(more)
            """
        return try Self.read(text)
    }

    static func read(_ text: String) throws -> Plan {
        let (plan, diagnostics) = PlanReader(kinds: CoreKinds.all + Clusters().kinds + Secrets().kinds).read(text: text)
        guard diagnostics.isEmpty else { throw ScratchFailure(reason: "\(diagnostics.map(\.message))") }
        return plan
    }

    // MARK: Running

    func engine(
        _ plan: Plan, store: (any Store)? = nil, settings: EngineSettings = .attentive
    ) -> Engine {
        let store = store ?? self.store
        return Engine(
            store: store, ledger: Ledger(store: store, world: world), world: world, plan: plan,
            services: Services().with(workplace), procedures: Secrets().procedures, holder: "test",
            settings: settings)
    }

    func run(_ procedure: some Procedure, _ plan: Plan) async throws -> RunRecord {
        let engine = engine(plan)
        return try await engine.perform(try await engine.start(procedure, cause: "person/test"))
    }

    func result<P: Procedure>(of procedure: P, _ plan: Plan) async throws -> P.Result {
        let record = try await run(procedure, plan)
        guard let output = record.output else {
            throw ScratchFailure(reason: "\(record.summary ?? "") \(record.problem?.canonicalText ?? "")")
        }
        return try output.decoded(as: P.Result.self)
    }

    /// The problem of a run that cannot succeed, and its verdict.
    func trouble(with procedure: some Procedure, _ plan: Plan) async throws -> (code: String, verdict: String?) {
        let record = try await run(procedure, plan)
        guard let problem = try record.problem?.decoded(as: Problem.self) else {
            throw ScratchFailure(reason: "nothing went wrong: \(record.summary ?? "")")
        }
        return (problem.code, record.verdict)
    }

    // MARK: Looking

    /// What a consumer reads.
    func login() throws -> (user: String, password: String)? {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        let lines = text.split(separator: "\n").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        guard lines.count == 2, lines[0].first == "PGUSER", lines[1].first == "PGPASSWORD" else {
            throw ScratchFailure(reason: "\(file) is not whole")
        }
        return (lines[0][1], lines[1][1])
    }

    func canLogIn(_ login: (user: String, password: String)) async throws -> Bool {
        do {
            _ = try await PostgreSQLConnection.with(
                server.connection(user: login.user, password: login.password)
            ) { try await $0.query("SELECT 1") }
            return true
        } catch PostgreSQLError.connection(let failure, _, _, _, _) {
            guard [.wrongPassword, .notAdmitted].contains(failure) else { throw ScratchFailure(reason: "\(failure)") }
            return false
        }
    }

    /// Which roles may log in, and which have a password.
    func roles() async throws -> [String: (mayLogIn: Bool, hasPassword: Bool)] {
        let rows = try await server.with {
            try await $0.query(
                """
                SELECT rolname, rolcanlogin, rolpassword IS NOT NULL AS armed FROM pg_authid
                WHERE rolname LIKE 'shop\\__'
                """
            ).rows
        }
        return try rows.reduce(into: [:]) { roles, row in
            roles[try row.value("rolname")] = (
                mayLogIn: try row.value("rolcanlogin"), hasPassword: try row.value("armed")
            )
        }
    }

    /// Everything that was written down: the records, the server's log.
    func everythingWritten() async throws -> String {
        var text = (try? String(contentsOfFile: server.logFile, encoding: .utf8)) ?? ""
        for run in try await store.runs(RunQuery()) {
            text += "\(run)"
            text += "\(try await store.steps(of: run.id))"
            text += "\(try await store.log(of: run.id, after: 0, limit: 1000))"
        }
        for entry in try await store.entries(EntryQuery()) {
            text += "\(entry)" + String(decoding: entry.entry.bytes, as: UTF8.self)
        }
        return text
    }
}

extension SecretsLab {
    /// A program that works with a login.
    func session(of login: (user: String, password: String)) async throws -> PostgreSQLConnection {
        try await PostgreSQLConnection.open(server.connection(user: login.user, password: login.password))
    }
}
