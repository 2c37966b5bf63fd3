import PostgreSQLClient
import Surroundings
import VigieChapter
import VigieEngine
import VigieLedger
import VigiePlan
import Wording

/// What the procedures that work on the protected database itself have in common.
struct BackupWork: Sendable {
    let protection: Protection
    let workplace: Workplace
    let setup: PgBackRestSetup
    let world: World

    init(_ policy: String, in run: Run) throws {
        protection = try Protection(policy, in: run.plan)
        workplace = try run.services.get()
        setup = try protection.setup(in: workplace)
        world = run.world
    }

    func conceal(in context: StepContext) -> BackupWork {
        for secret in setup.confidential { context.conceal(secret) }
        return self
    }

    func engine() async throws -> PgBackRest {
        let engine = try await PgBackRest.locate(setup: setup)
        try engine.install()
        try engine.installSecrets()
        return engine
    }

    func connection() throws -> PostgreSQLSettings {
        try protection.database.connection(secrets: workplace.secrets)
    }

    /// Takes a backup. Only what may be different in a moment is thrown, for the step to be tried again.
    func attempt(
        _ type: BackupType, repository: String, number: Int, key: String,
        progress: @escaping @Sendable (Double?, String) -> Void
    ) async throws -> BackupAttempt {
        do {
            return .taken(
                try await take(type, repository: repository, number: number, key: key, progress: progress))
        } catch let error as BackupsError {
            if case .engineFailed(let failure, _) = error, failure.mayPass { throw error }
            return .failed(BackupFailure(problem: error.problem, verdict: error.verdict))
        }
    }

    /// Takes a backup and looks that it is there.
    private func take(
        _ type: BackupType, repository: String, number: Int, key: String,
        progress: @escaping @Sendable (Double?, String) -> Void
    ) async throws -> BackupTaken {
        let engine = try await engine()
        let start = world.clock.elapsed()
        let backup: StanzaInfo.Backup
        do {
            backup = try await engine.backUp(type, repository: number, key: key, progress: progress)
        } catch let failure as PgBackRestFailure {
            throw BackupsError.engineFailed(failure, doing: "backing up to \(repository)")
        }
        return BackupTaken(
            repository: repository, stanza: protection.stanza, backup: BackupSummary(backup), requested: type,
            took: Span(world.clock.elapsed() - start), engine: "pgBackRest \(engine.version)")
    }

    /// Whether PostgreSQL delivers its log at all: a backup would only find out after a long wait.
    func checkArchiver() async throws {
        let name = protection.database.resource.name
        try await PostgreSQLConnection.with(try connection()) { connection in
            let archiver = try await Archiver.read(on: connection)
            guard archiver.isOn else { throw BackupsError.archivingOff(database: name, command: setup.archiveCommand) }
            guard !archiver.isOutdated(by: setup) else {
                throw BackupsError.archivingOutdated(database: name, command: setup.archiveCommand)
            }
            try await checkRepositories(segmentSize: archiver.segmentSize)
            let settled = try await archiver.settled(on: connection)
            if let failure = settled.failure { throw BackupsError.archivingFails(database: name, detail: failure) }
        }
    }

    /// Whether any repository is in the way of the log.
    private func checkRepositories(segmentSize: SegmentSize) async throws {
        let engine = try await engine()
        for repository in setup.repositories {
            guard let failure = try await engine.obstacle(in: repository, room: 2 * Int64(segmentSize.bytes)) else {
                continue
            }
            throw BackupsError.repositoryBlocks(repository.name, failure)
        }
    }
}

/// What became of an attempt to take a backup.
enum BackupAttempt: Codable, Sendable {
    case taken(BackupTaken)
    case failed(BackupFailure)

    func get() throws(BackupFailure) -> BackupTaken {
        switch self {
        case .taken(let taken): return taken
        case .failed(let failure): throw failure
        }
    }
}

/// Why a backup was not taken, in the form in which it survives a crash.
struct BackupFailure: VerdictError, ProblemConvertible, Codable, Hashable {
    let problem: Problem
    let verdict: Verdict
}

/// How PostgreSQL's archiver does.
struct Archiver: Sendable {
    let mode: String
    let command: String
    let segmentSize: SegmentSize
    let lastFailed: String?
    let failures: Int
    let isFailing: Bool

    /// Without the command (or a library in its place) nothing is archived, whatever the mode says.
    var isOn: Bool { mode != "off" && !command.isEmpty }

    /// Whether the command is one that Vigie gave for an earlier plan: it uses our configuration, but not as this plan
    /// needs it. What a team wrote for itself is its own matter.
    func isOutdated(by setup: PgBackRestSetup) -> Bool {
        command != setup.archiveCommand && command.contains(setup.directory.configuration(of: setup.stanza))
    }

    var failure: String? {
        guard isFailing else { return nil }
        return "The segment \(lastFailed ?? "?") could not be archived; none has been since."
    }

    /// How it does now: after a failure PostgreSQL waits a minute, so that what was mended meanwhile still looks broken.
    /// A new segment makes it try again at once.
    func settled(on connection: PostgreSQLConnection) async throws -> Archiver {
        guard isOn, isFailing else { return self }
        _ = try? await connection.query("SELECT pg_switch_wal()")
        for _ in 0..<100 {
            try await Task.sleep(for: .milliseconds(100))
            let next = try await Self.read(on: connection)
            if !next.isFailing || next.failures > failures { return next }
        }
        return self
    }

    static func read(on connection: PostgreSQLConnection) async throws -> Archiver {
        let row = try await connection.query(
            """
            SELECT current_setting('archive_mode') AS mode,
                   CASE WHEN coalesce(current_setting('archive_library', true), '') <> ''
                        THEN current_setting('archive_library', true)
                        ELSE current_setting('archive_command') END AS command,
                   (SELECT setting FROM pg_settings WHERE name = 'wal_segment_size') AS size,
                   last_failed_wal AS failed, failed_count AS failures,
                   coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) AS failing
            FROM pg_stat_archiver
            """
        ).first
        guard let row else { throw PostgreSQLError.noRow }
        let command: String = try row.value("command")
        return Archiver(
            mode: try row.value("mode"), command: command == "(disabled)" ? "" : command,
            segmentSize: SegmentSize(bytes: try row.value("size")) ?? .usual, lastFailed: try row.optional("failed"),
            failures: try row.value("failures"), isFailing: try row.value("failing"))
    }
}
