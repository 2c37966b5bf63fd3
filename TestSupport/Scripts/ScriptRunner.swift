import FoundationEssentials
package import Tools

/// Runs scripts against the real binary, each in a directory of its own.
package struct ScriptRunner {
    /// What came of one command.
    package struct Outcome: Sendable {
        package let exchange: Script.Exchange
        package let output: [String]
        package let status: Int32?

        package var isExpected: Bool {
            status == exchange.status && exchange.matches(output)
        }
    }

    /// Who answers the commands that can be asked of a server.
    package enum Side: String, Sendable, CaseIterable {
        case records = "the records beside it"
        case server = "a server over the same records"
    }

    private let environment: [String: EnvironmentValue]
    private let side: Side

    /// - Parameter environment: Variables that the commands see besides `PATH` and `HOME`.
    package init(environment: [String: EnvironmentValue] = [:], side: Side = .records) {
        self.environment = environment
        self.side = side
    }

    /// The directory in which the build put the binary: the one this test runs from.
    package static var binaries: String {
        get throws {
            let test = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return URL(filePath: test).deletingLastPathComponent().path
        }
    }

    /// Runs the commands in order in one directory; a command may leave files and variables to the next.
    package func run(_ script: Script) async throws -> [Outcome] {
        let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-script-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer {
            LeftBehind(directory: directory.path).end()
            try? FileManager.default.removeItem(at: directory)
        }
        let server = side == .server ? try ServedCommand() : nil
        defer { server?.remove() }
        let shell = try Tool.locate("bash")
        var outcomes: [Outcome] = []
        for exchange in script.exchanges {
            let saved = directory.path + "/.variables"
            let command = """
                \(ScriptWords.all)
                set -a; [ -e \(saved) ] && . \(saved); set +a
                \(exchange.command)
                status=$?
                export -p | grep -v ' status=' > \(saved)
                exit $status
                """
            let run = ToolRun(
                shell, ["-c", "exec 2>&1\n" + command], environment: try variables(directory.path, server),
                workingDirectory: directory.path, timeout: .seconds(1200))
            let result = try await run.perform()
            let text = result.output.text.replacing(directory.path, with: "$DIR")
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.last?.isEmpty == true { lines.removeLast() }
            outcomes.append(Outcome(exchange: exchange, output: lines, status: result.code))
        }
        if let server, !server.hasServed { throw ScratchFailure(reason: "no command was said to a server") }
        return outcomes
    }

    private func variables(_ home: String, _ server: ServedCommand?) throws -> [String: EnvironmentValue] {
        let path =
            try (server.map { $0.directory + ":" } ?? "") + Self.binaries + ":"
            + (Tool.environmentVariable("PATH") ?? "/usr/bin:/bin")
        var variables: [String: EnvironmentValue] = ["PATH": .plain(path), "HOME": .plain(home), "CI": "1"]
        variables.merge(environment) { _, given in given }
        return variables
    }
}
