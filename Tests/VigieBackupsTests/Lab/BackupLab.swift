import FoundationEssentials
import JSONTree
import PostgreSQLClient
import Surroundings
import Tools
import VigieBackups
import VigieChapter
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport

/// A real PostgreSQL with real backups, and a Vigie that looks after them.
///
/// The cluster archives into two repositories, one plain and one encrypted. Its segments are as small as they may be,
/// so that there are many of them soon.
final class BackupLab: Sendable {
    static let passphrase = "correct horse battery staple"
    static let wrongSecret = "wrong secret"

    let server: ScratchPostgreSQL
    let store: InMemoryStore
    let world = World.system
    let ledger: Ledger
    let workplace: Workplace

    var near: String { server.directory + "/near" }
    var far: String { server.directory + "/far" }

    private init(server: ScratchPostgreSQL, workplace: Workplace, store: InMemoryStore = InMemoryStore()) {
        self.server = server
        self.workplace = workplace
        self.store = store
        ledger = Ledger(store: store, world: world)
    }

    /// Starts the cluster, prepares it, fills it and takes a full backup into each repository.
    static func open() async throws -> BackupLab {
        let server = try await ScratchPostgreSQL.start(
            settings: [
                "archive_mode": "on", "archive_command": "'/bin/false'", "archive_timeout": "1",
                "wal_level": "replica", "max_wal_size": "64MB", "min_wal_size": "8MB",
            ],
            access: ["local all guarded scram-sha-256", "local all all trust"],
            initdb: ["--wal-segsize=1", "--data-checksums"])
        let workplace = Workplace(
            work: server.directory + "/work", keys: server.directory + "/keys",
            secrets: SecretResolver(environment: ["PASSPHRASE": passphrase, "WRONG": wrongSecret]))
        let lab = BackupLab(server: server, workplace: workplace)
        do {
            try await lab.prepare()
        } catch {
            await lab.close()
            throw error
        }
        return lab
    }

    /// The same laboratory with another work directory, so that the server's own configuration of pgBackRest stays as
    /// it is whatever a plan says.
    func elsewhere(work: String? = nil, store: InMemoryStore? = nil) -> BackupLab {
        let work = work ?? "\(server.directory)/work-\(UInt32.random(in: 0...UInt32.max))"
        let place = Workplace(work: work, keys: workplace.keys, secrets: workplace.secrets)
        return BackupLab(server: server, workplace: place, store: store ?? self.store)
    }

    func close() async {
        for copy in (try? FileManager.default.contentsOfDirectory(atPath: workplace.scratch)) ?? [] {
            let data = workplace.scratch + "/" + copy + "/data"
            _ = try? await server.run("pg_ctl", ["-D", data, "stop", "-m", "immediate", "-w"])
        }
        await server.remove()
    }

    private func prepare() async throws {
        chmodForAll(server.directory)
        for path in [near, far] { try server.makeDirectory(path) }
        try await archive()
        try await server.with { connection in
            try await connection.script(
                """
                CREATE ROLE guarded SUPERUSER LOGIN PASSWORD 'not this one';
                CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL);
                CREATE TABLE orders (
                    id int PRIMARY KEY, customer int NOT NULL REFERENCES customers, placed_at timestamptz DEFAULT now());
                INSERT INTO customers SELECT n, 'customer ' || n FROM generate_series(1, 1000) n;
                INSERT INTO orders SELECT n, n % 1000 + 1 FROM generate_series(1, 5000) n;
                """)
        }
        try await expectPass(PrepareBackups(policy: "shop"))
        try await expectPass(TakeBackup(policy: "shop", repository: "near", type: .full))
        try await expectPass(TakeBackup(policy: "shop", repository: "far", type: .full))
        // An instant that can be restored begins in the second after the backup.
        try await Task.sleep(for: .seconds(2))
        try await beatAndArchive(8)
        try await keepCopies()
    }

    /// Lets the server archive as the plan says, whatever it did before.
    func archive(with command: String? = nil) async throws {
        let setup = try Protection("shop", in: try plan()).setup(in: workplace)
        let engine = try await PgBackRest.locate(setup: setup)
        try engine.install()
        try engine.installSecrets()
        try await server.with { connection in
            try await connection.query("ALTER SYSTEM SET archive_command = '\(command ?? setup.archiveCommand)'")
            try await connection.query("SELECT pg_reload_conf()")
        }
    }

    private func expectPass(_ procedure: some Procedure) async throws {
        let record = try await run(procedure)
        guard record.verdict == "pass" else {
            throw ScratchFailure(reason: "\(procedure): \(record.summary ?? "") \(String(describing: record.problem))")
        }
    }

    /// The accounts of servers have to come through.
    private func chmodForAll(_ path: String) {
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    // MARK: Running

    /// Runs a procedure to its end.
    func run(
        _ procedure: some Procedure, plan: Plan? = nil, observer: (@Sendable (RunEvent) -> Void)? = nil
    ) async throws -> RunRecord {
        let engine = try engine(plan: plan)
        return try await engine.perform(try await engine.start(procedure, cause: "person/test"), observer: observer)
    }

    /// Runs a procedure and returns what it returned.
    func result<P: Procedure>(of procedure: P, plan: Plan? = nil) async throws -> P.Result {
        let record = try await run(procedure, plan: plan)
        guard let output = record.output else {
            throw ScratchFailure(reason: "\(record.summary ?? "") \(String(describing: record.problem))")
        }
        return try output.decoded(as: P.Result.self)
    }

    func engine(plan: Plan? = nil, store: (any Store)? = nil) throws -> Engine {
        Engine(
            store: store ?? self.store, ledger: Ledger(store: store ?? self.store, world: world), world: world,
            plan: try plan ?? self.plan(), services: Services().with(workplace), procedures: Backups().procedures,
            holder: "test")
    }

    /// Proves a repository and returns what was recorded.
    func prove(_ repository: String, plan: Plan? = nil) async throws -> RestoreProof {
        try await result(of: ProveBackup(policy: "shop", repository: repository), plan: plan).proof
    }

    // MARK: Heartbeats

    var settings: PostgreSQLSettings { server.connection() }

    func beat(_ count: Int = 1) async throws {
        let writer = CanaryWriter(
            database: "shop", schema: "vigie", key: try CanaryKey.load(workplace.canaryKey, world: world), store: store,
            world: world)
        try await PostgreSQLConnection.with(settings) { connection in
            for _ in 0..<count { try await writer.beat(on: connection) }
        }
    }

    /// Writes a heartbeat each second until cancelled.
    func keepBeating() async throws {
        do {
            while true {
                try await beat()
                try await Task.sleep(for: .seconds(1))
            }
        } catch  where Task.isCancelled {}
    }

    /// Writes heartbeats, each into a segment of its own, and waits until all of them are archived.
    func beatAndArchive(_ count: Int = 3) async throws {
        for _ in 0..<count {
            try await beat()
            _ = try await server.with { try await $0.query("SELECT pg_switch_wal()") }
        }
        try await waitForArchive()
    }

    func waitForArchive() async throws {
        try await server.with { connection in
            let segment: String = try await connection.query("SELECT pg_walfile_name(pg_switch_wal())").scalar()
            for _ in 0..<6000 {
                let archived = try await connection.query(
                    "SELECT last_archived_wal >= $1 AS done FROM pg_stat_archiver", [.text(segment)]
                ).first?.optional("done", as: Bool.self)
                if archived == true { return }
                try await Task.sleep(for: .milliseconds(50))
            }
            throw ScratchFailure(reason: "\(segment) was not archived")
        }
    }

    /// Waits until the archiver has given up a segment once.
    func waitForArchiveFailure() async throws {
        try await server.with { connection in
            try await connection.query("SELECT pg_stat_reset_shared('archiver')")
            try await connection.query("SELECT txid_current(), pg_switch_wal()")
            for _ in 0..<6000 {
                let failures: Int64 = try await connection.query("SELECT failed_count FROM pg_stat_archiver").scalar()
                if failures > 0 { return }
                try await Task.sleep(for: .milliseconds(50))
            }
            throw ScratchFailure(reason: "archiving did not fail")
        }
    }
}
