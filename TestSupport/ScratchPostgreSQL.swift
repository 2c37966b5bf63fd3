import FoundationEssentials
import Glibc
package import PostgreSQLClient
package import Tools

/// A real PostgreSQL cluster for tests: in a temporary directory, on a Unix socket only, run by an account without
/// rights.
package final class ScratchPostgreSQL: Sendable {
    /// Holds everything: the data, the socket, the log.
    package let directory: String
    package let account: Account
    private let binaries: String

    package var dataDirectory: String { directory + "/data" }
    package var socketDirectory: String { directory + "/socket" }
    package var logFile: String { directory + "/server.log" }
    package static let port = 5432
    package static let superuser = "postgres"

    /// Makes a new cluster and starts it.
    /// - Parameters:
    ///   - settings: lines for postgresql.conf, over small and fast defaults.
    ///   - access: lines for pg_hba.conf; everybody on the socket is trusted otherwise.
    ///   - initdb: more options for the making of the cluster.
    package static func start(
        settings: [String: String] = [:], access: [String] = ["local all all trust"], initdb: [String] = []
    ) async throws -> ScratchPostgreSQL {
        try await removeAbandoned()
        let cluster = try ScratchPostgreSQL()
        try await cluster.create(settings: settings, access: access, initdb: initdb)
        try await cluster.start()
        return cluster
    }

    private init() throws {
        account = try Self.unprivilegedAccount()
        binaries = try Self.binaryDirectory()
        directory = "\(Self.root)/\(Self.prefix)\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    }

    /// How to connect to it.
    package func connection(
        database: String = "postgres", user: String = ScratchPostgreSQL.superuser, password: String? = nil
    ) -> PostgreSQLSettings {
        PostgreSQLSettings(
            address: .socketDirectory(socketDirectory), port: Self.port, database: database, user: user,
            password: password)
    }

    package func with<Result: Sendable>(
        database: String = "postgres", _ body: (PostgreSQLConnection) async throws -> Result
    ) async throws -> Result {
        try await PostgreSQLConnection.with(connection(database: database), body)
    }

    package func start() async throws {
        try await control(["start", "-w", "-t", "300", "-l", logFile])
    }

    package func stop() async throws {
        try await control(["stop", "-w", "-t", "300", "-m", "fast"])
    }

    package func restart() async throws {
        try await control(["restart", "-w", "-t", "300", "-m", "fast", "-l", logFile])
    }

    /// Stops the server at once and removes everything.
    package func remove() async {
        _ = try? await control(["stop", "-w", "-m", "immediate"])
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Runs one of PostgreSQL's own programs as the cluster's account.
    @discardableResult
    package func run(_ program: String, _ arguments: [String], input: String = "") async throws -> ToolResult {
        let server: [String: EnvironmentValue] = [
            "PGHOST": .plain(socketDirectory), "PGPORT": "\(Self.port)", "PGUSER": .plain(Self.superuser),
        ]
        let result = try await ToolRun(
            Tool(name: program, path: "\(binaries)/\(program)"), arguments,
            environment: server, workingDirectory: directory, account: account,
            input: Array(input.utf8), timeout: .seconds(600)
        ).perform()
        guard result.succeeded else { throw ScratchFailure(reason: result.reason) }
        return result
    }

    private func control(_ arguments: [String]) async throws {
        try await run("pg_ctl", ["-D", dataDirectory] + arguments)
    }

    private func create(settings: [String: String], access: [String], initdb: [String]) async throws {
        for path in [directory, socketDirectory] { try makeDirectory(path) }
        try await run(
            "initdb",
            ["-D", dataDirectory, "-U", Self.superuser, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
                + initdb)
        var values = [
            "listen_addresses": "''", "unix_socket_directories": "'\(socketDirectory)'", "port": "\(Self.port)",
            "fsync": "off", "shared_buffers": "16MB", "max_connections": "30", "min_wal_size": "32MB",
            "max_wal_size": "256MB", "log_checkpoints": "off", "autovacuum": "off",
        ]
        values.merge(settings) { _, given in given }
        let lines = values.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
        try write(lines, to: dataDirectory + "/postgresql.auto.conf")
        try write(access, to: dataDirectory + "/pg_hba.conf")
    }

    /// Makes a directory that belongs to the cluster's account.
    package func makeDirectory(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard unsafe chmod(path, 0o700) == 0, unsafe chown(path, account.userID, account.groupID) == 0 else {
            throw ScratchFailure(reason: "cannot give \(path) to \(account.name)")
        }
    }

    /// Writes a file that belongs to the cluster's account.
    package func write(_ lines: [String], to path: String) throws {
        try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: false, encoding: .utf8)
        guard unsafe chown(path, account.userID, account.groupID) == 0 else {
            throw ScratchFailure(reason: "cannot give \(path) to \(account.name)")
        }
    }
}

package struct ScratchFailure: Error, CustomStringConvertible {
    package let reason: String

    package init(reason: String) {
        self.reason = reason
    }

    package var description: String { reason }
}

extension ScratchPostgreSQL {
    private static let prefix = "vigie-scratch-"

    /// In memory where there is room: a disk would be asked to flush every file of every copy.
    private static var root: String {
        var information = statvfs()
        if unsafe statvfs("/dev/shm", &information) == 0, unsafe access("/dev/shm", W_OK) == 0,
            UInt64(information.f_bavail) * UInt64(information.f_frsize) > 3 << 30
        {
            return "/dev/shm"
        }
        let path = FileManager.default.temporaryDirectory.path
        return path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// PostgreSQL refuses to run as root.
    private static func unprivilegedAccount() throws -> Account {
        guard Account.current.isSuperuser else { return .current }
        guard let account = Account.named("postgres") ?? Account.named("nobody") else {
            throw ScratchFailure(reason: "neither an account postgres nor nobody is there to run PostgreSQL")
        }
        return account
    }

    /// Where the newest PostgreSQL's programs are.
    package static func binaryDirectory() throws -> String {
        let debian = (13...30).reversed().map { "/usr/lib/postgresql/\($0)/bin" }
        let path = try Tool.locate("initdb", in: debian).path
        return String(path.dropLast("/initdb".count))
    }

    /// Removes what a test process that was killed left behind.
    private static func removeAbandoned() async throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: root) where name.hasPrefix(prefix) {
            let process = name.dropFirst(prefix.count).prefix { $0 != "-" }
            guard let identifier = Int32(process), kill(identifier, 0) != 0, errno == ESRCH else { continue }
            let server = root + "/" + name + "/data/postmaster.pid"
            if let first = try? String(contentsOfFile: server, encoding: .utf8).split(separator: "\n").first,
                let postmaster = Int32(first)
            {
                _ = kill(postmaster, SIGQUIT)
            }
            try? FileManager.default.removeItem(atPath: root + "/" + name)
        }
    }
}
