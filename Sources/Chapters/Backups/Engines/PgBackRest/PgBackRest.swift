import DurableFiles
package import Tools

/// The program pgBackRest, of a version we know, set up for one stanza.
package struct PgBackRest: Sendable {
    /// The oldest version whose behaviour the rules here were checked against.
    package static let oldest = ToolVersion(2, 45)

    package let tool: Tool
    package let version: ToolVersion
    package let setup: PgBackRestSetup

    package init(tool: Tool, version: ToolVersion, setup: PgBackRestSetup) {
        self.tool = tool
        self.version = version
        self.setup = setup
    }

    /// Finds the program and looks at its version.
    package static func locate(
        setup: PgBackRestSetup, searchPath: String? = Tool.environmentVariable("PATH")
    ) async throws -> PgBackRest {
        let tool: Tool
        do {
            tool = try Tool.locate("pgbackrest", searchPath: searchPath)
        } catch {
            throw BackupsError.engineAbsent
        }
        let version = try await tool.version(arguments: ["version"])
        guard version >= oldest else { throw BackupsError.engineTooOld(found: version, oldest: oldest) }
        return PgBackRest(tool: tool, version: version, setup: setup)
    }

    /// Writes the configuration file and makes the directories it names.
    package func install() throws {
        let files = OwnedFiles(account: setup.account)
        try files.makePassage(setup.directory.path)
        for path in setup.directory.subdirectories { try files.makeDirectory(path, mode: 0o700) }
        try files.write(setup.configuration, to: setup.directory.configuration(of: setup.stanza), mode: 0o644)
    }

    /// Writes the secrets that PostgreSQL's `archive_command` reads, for the server's account alone.
    package func installSecrets() throws {
        let files = OwnedFiles(account: setup.account)
        let directory = setup.directory.secrets(of: setup.stanza)
        guard let text = setup.secretConfiguration else { return try DurableFile.remove(directory + "/secrets.conf") }
        try files.makeDirectory(directory, mode: 0o700)
        try files.write(text, to: directory + "/secrets.conf", mode: 0o600)
    }

    /// Runs one command.
    ///
    /// - Parameters:
    ///   - repository: its number, which every command that accepts one is given: without it pgBackRest silently
    ///     takes the first.
    ///   - reports: whether it tells on standard output what it does; otherwise only its answer stands there.
    package func run(
        _ command: String, repository: Int?, _ options: [String] = [], operands: [String] = [],
        reports: Bool = false, timeout: Duration? = nil, captureLimit: Int = 256 * 1024,
        workingDirectory: String = "/", onLine: (@Sendable (ToolLine) -> Void)? = nil
    ) async throws -> ToolResult {
        var arguments = [
            "--config=\(setup.directory.configuration(of: setup.stanza))", "--stanza=\(setup.stanza)",
            "--log-level-console=\(reports ? "detail" : "off")", "--log-level-stderr=warn", "--no-log-timestamp",
        ]
        if let repository { arguments.append("--repo=\(repository)") }
        return try await ToolRun(
            tool, arguments + options + [command] + operands,
            environment: setup.environment, workingDirectory: workingDirectory, account: setup.account,
            timeout: timeout,
            captureLimit: captureLimit
        ).perform(onLine: onLine)
    }
}
