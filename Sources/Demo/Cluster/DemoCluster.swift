import FoundationEssentials
package import PostgreSQLClient
package import Surroundings
import Tools

/// A real PostgreSQL cluster in the demo's directory, small and careful as a user's own would be.
package struct DemoCluster: Sendable {
    /// The server's administrator, named as everywhere.
    package static let role = "postgres"

    package let directory: DemoDirectory
    package let port: Int
    let programs: PostgreSQLPrograms

    package init(in directory: DemoDirectory) throws(DemoError) {
        self.directory = directory
        programs = try .locate()
        guard let port = FreePort.find() else { throw .noPort }
        self.port = port
    }

    /// How the server's administrator reaches it.
    package var administrator: PostgreSQLSettings {
        PostgreSQLSettings(
            address: .socketDirectory(directory.socket), port: port, database: "postgres", user: Self.role)
    }

    /// How the shop reaches its database.
    package var shop: PostgreSQLSettings {
        var settings = administrator
        settings.database = ShopData.database
        settings.applicationName = "boutique"
        return settings
    }

    /// What the server is told. Few buffers, so that it fits beside whatever else the machine does; a segment of the
    /// write-ahead log is closed after ten seconds at the latest, because what is not archived can be lost.
    var settings: String {
        """

        # The demo's own.
        cluster_name = 'vigie-demo'
        listen_addresses = '127.0.0.1'
        port = \(port)
        unix_socket_directories = '\(directory.socket.replacing("'", with: "''"))'
        shared_buffers = 64MB
        max_connections = 30
        max_wal_size = 512MB
        wal_level = replica
        archive_mode = on
        archive_timeout = 10s

        """
    }

    /// Makes the cluster. Through the socket, whose directory only the owner enters, no password is asked; through
    /// the port one always is, and nobody has any.
    package func create(world: World) async throws {
        let password = world.random.bytes(16).map { String($0, radix: 16) }.joined()
        let secret = directory.cluster + ".password"
        try write(password, to: secret)
        defer { try? FileManager.default.removeItem(atPath: secret) }
        try await run(
            programs.initdb,
            [
                "--pgdata", directory.cluster, "--username", Self.role, "--pwfile", secret, "--auth-local", "trust",
                "--auth-host", "scram-sha-256", "--encoding", "UTF8", "--no-locale", "--data-checksums", "--no-sync",
            ], to: "be made")
        let configuration = directory.cluster + "/postgresql.conf"
        let original = FileManager.default.contents(atPath: configuration) ?? Data()
        try write(String(decoding: original, as: UTF8.self) + settings, to: configuration)
    }

    /// Starts the server and waits until it answers.
    ///
    /// - Parameter isLoading: Without a write-ahead log for what is loaded in bulk and without waiting for the disk:
    ///   for the minute in which the data can still be made again.
    package func start(isLoading: Bool = false) async throws {
        let loading = "-c wal_level=minimal -c archive_mode=off -c max_wal_senders=0 -c fsync=off"
        try await run(
            programs.control,
            ["start", "--pgdata", directory.cluster, "--log", directory.clusterLog, "--wait", "--timeout", "60"]
                + (isLoading ? ["--options", loading] : []),
            to: "be started")
    }

    /// Stops the server in good order.
    package func stop() async throws {
        try await run(
            programs.control, ["stop", "--pgdata", directory.cluster, "--mode", "fast", "--wait", "--timeout", "60"],
            to: "be stopped")
    }

    /// The command with which a person stops the server of a demo that was kept.
    package var stopCommand: String {
        let stop = "\(programs.control.path) -D \(directory.cluster) stop"
        return directory.account.map { "runuser -u \($0.name) -- \(stop)" } ?? stop
    }

    /// Runs one of the server's programs as the account that the server belongs to.
    ///
    /// - Parameter log: Where the server says more, if it is not the cluster's own.
    func run(_ tool: Tool, _ arguments: [String], log: String? = nil, to step: String) async throws {
        let run = ToolRun(
            tool, arguments, workingDirectory: directory.cluster, account: directory.account, timeout: .seconds(90))
        let result = try await run.perform()
        guard result.succeeded else {
            let log = FileManager.default.contents(atPath: log ?? directory.clusterLog) ?? Data()
            let lastWords = String(decoding: log, as: UTF8.self).split(separator: "\n").suffix(3).map(String.init)
            throw DemoError.clusterFailed(step: step, said: ([result.reason] + lastWords).joined(separator: "\n"))
        }
    }

    /// Writes a file that only the server's account reads.
    private func write(_ text: String, to path: String) throws {
        let files = FileManager.default
        if !files.fileExists(atPath: path) {
            _ = files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        if let account = directory.account {
            try files.setAttributes(
                [.ownerAccountID: Int(account.userID), .groupOwnerAccountID: Int(account.groupID)], ofItemAtPath: path)
        }
        try Data(text.utf8).write(to: URL(filePath: path))
    }
}
