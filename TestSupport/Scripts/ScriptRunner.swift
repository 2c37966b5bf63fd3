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

    private let environment: [String: EnvironmentValue]

    /// - Parameter environment: Variables that the commands see besides `PATH` and `HOME`.
    package init(environment: [String: EnvironmentValue] = [:]) {
        self.environment = environment
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
        defer { try? FileManager.default.removeItem(at: directory) }
        let shell = try Tool.locate("bash")
        var outcomes: [Outcome] = []
        for exchange in script.exchanges {
            let saved = directory.path + "/.variables"
            let command = """
                set -a; [ -e \(saved) ] && . \(saved); set +a
                \(exchange.command)
                status=$?
                export -p | grep -v ' status=' > \(saved)
                exit $status
                """
            let run = ToolRun(
                shell, ["-c", "exec 2>&1\n" + command], environment: try variables(home: directory.path),
                workingDirectory: directory.path, timeout: .seconds(300))
            let result = try await run.perform()
            let text = result.output.text.replacing(directory.path, with: "$DIR")
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.last?.isEmpty == true { lines.removeLast() }
            outcomes.append(Outcome(exchange: exchange, output: lines, status: result.code))
        }
        return outcomes
    }

    private func variables(home: String) throws -> [String: EnvironmentValue] {
        let path = try Self.binaries + ":" + (Tool.environmentVariable("PATH") ?? "/usr/bin:/bin")
        var variables: [String: EnvironmentValue] = ["PATH": .plain(path), "HOME": .plain(home), "CI": "1"]
        variables.merge(environment) { _, given in given }
        return variables
    }
}
