import Foundation
import Testing
import Tools
import VigieAPI
import VigieServer
import VigieTestSupport

/// The server as other programs see it: each script of `Scripts/` asks a real server over real connections.
@Suite struct HTTPTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts")

    private func run(_ script: String, against vigie: ServedVigie, _ arguments: [String] = []) async throws
        -> ToolResult
    {
        let python = Tool(
            name: "python3", path: script == "document.py" ? PyPIPython.path : DebianPython.path)
        let path = Self.folder.appending(path: script).path
        return try await ToolRun(
            python, [path, vigie.address] + arguments,
            environment: [
                "VIGIE_TOKEN": .secret(vigie.token), "PATH": .plain(Tool.environmentVariable("PATH") ?? ""),
                "HOME": .plain(vigie.directory),
            ], workingDirectory: vigie.directory, timeout: .seconds(900)
        ).perform()
    }

    @Test(arguments: ["answers.py", "hostile.py", "streams.py", "document.py", "metrics.py"])
    func `a real client finds what it should`(script: String) async throws {
        var options = ServingOptions()
        var arguments: [String] = []
        if script == "hostile.py" {
            // What is refused because there is too much of it is never looked at.
            (options.limits.rate, options.limits.burst) = (1e6, 1e6)
            // `VIGIE_HOSTILE=20000` asks so often, and waits until the slowest are sent away too.
            arguments = Tool.environmentVariable("VIGIE_HOSTILE").map { [$0, "--patient"] } ?? []
        }
        let result = try await ServedVigie.serving(options: options) { [arguments] vigie in
            try await run(script, against: vigie, arguments)
        }
        #expect(result.code == 0, "\(result.output.text)\n\(result.errors.text)")
    }
}
