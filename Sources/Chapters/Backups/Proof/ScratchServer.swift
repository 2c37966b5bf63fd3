import FoundationEssentials
import PostgreSQLClient
import Surroundings
import Tools

/// A PostgreSQL server on a restored copy.
struct ScratchServer: Sendable {
    let copy: ScratchCopy
    let programs: ServerPrograms
    /// Secrets that the command which fetches the log needs.
    let environment: [String: EnvironmentValue]

    /// Writes the settings and starts the server behind the fence. It goes on by itself; `waitUntilRecovered` looks.
    func start(_ settings: CopySettings, behind fence: NetworkFence) async throws {
        let files = OwnedFiles(account: copy.account)
        let configuration = copy.settings + "/postgresql.conf"
        try files.write(settings.configuration, to: configuration, mode: 0o600)
        try files.write(settings.access, to: copy.settings + "/pg_hba.conf", mode: 0o600)
        try files.write("", to: copy.settings + "/pg_ident.conf", mode: 0o600)
        // What production once set by ALTER SYSTEM, and what the tool wrote: both would outrank our file.
        try files.write("", to: copy.data + "/postgresql.auto.conf", mode: 0o600)
        let option = "-c config_file=" + ShellWord(configuration).text
        let run = ToolRun(
            programs.tool("pg_ctl"),
            ["start", "--no-wait", "--pgdata", copy.data, "--log", copy.log, "--options", option],
            environment: environment, workingDirectory: copy.directory, account: copy.account, timeout: .seconds(60))
        let result = try await fence.enclose(run).perform()
        guard result.succeeded else { throw ScratchServerFailure(said: result.reason) }
    }

    /// Whether a process of the server is there, if only just begun.
    var isRunning: Bool { !CopyProcesses(directory: copy.directory).isEmpty }

    var log: RecoveryLog {
        let bytes = FileManager.default.contents(atPath: copy.log) ?? Data()
        return RecoveryLog(String(decoding: bytes, as: UTF8.self))
    }

    func connection(database: String, user: String) -> PostgreSQLSettings {
        PostgreSQLSettings(
            address: .socketDirectory(copy.socket), port: CopySettings.port, database: database, user: user,
            encryption: .disable, connectTimeout: .seconds(5))
    }

    /// How waiting for the end of recovery ended.
    enum Outcome: Sendable {
        case recovered
        case stopped
        case timedOut
    }

    /// Waits until the server has left recovery: that it was started, or that it answers, says nothing.
    func waitUntilRecovered(
        connection: PostgreSQLSettings, until deadline: Timestamp, world: World, onLook: (RecoveryLog) -> Void
    ) async throws -> Outcome {
        var looks = 0
        while world.now() < deadline {
            if let isInRecovery = try await isInRecovery(connection), !isInRecovery { return .recovered }
            guard isRunning else { return .stopped }
            if looks.isMultiple(of: 10) { onLook(log) }
            looks += 1
            try await Task.sleep(for: .milliseconds(50))
        }
        return .timedOut
    }

    /// `nil` while the server does not let anybody in.
    private func isInRecovery(_ connection: PostgreSQLSettings) async throws -> Bool? {
        do {
            return try await PostgreSQLConnection.with(connection) {
                try await $0.query("SELECT pg_is_in_recovery()").scalar(Bool.self)
            }
        } catch PostgreSQLError.connection(let failure, _, _, _, _) {
            switch failure {
            case .unreachable, .timedOut, .startingUp, .other: return nil
            // A server that looks at who is there has recovered: as a standby it lets nobody in.
            default: return false
            }
        } catch is PostgreSQLError {
            return nil
        }
    }
}

/// The server could not even be started.
struct ScratchServerFailure: Error {
    let said: String
}
