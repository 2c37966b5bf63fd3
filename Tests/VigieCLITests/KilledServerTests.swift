import FoundationEssentials
import Testing
import Tools
import VigieTestSupport

/// A server that is killed under load, as a program outside sees it.
@Suite struct KilledServerTests {
    @Test func `killed at any moment it loses nothing, does nothing twice and lets nobody in`() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-killed-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let program = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "killed.py").path
        let rounds = Tool.environmentVariable("VIGIE_KILLS") ?? "5"
        let path = try ScriptRunner.binaries + ":" + (Tool.environmentVariable("PATH") ?? "/usr/bin:/bin")
        let result = try await ToolRun(
            Tool(name: "python3", path: DebianPython.path), [program, rounds],
            environment: ["PATH": .plain(path), "HOME": .plain(directory.path)],
            workingDirectory: directory.path, timeout: .seconds(1800)
        ).perform()
        #expect(result.code == 0, "\(result.output.text)\n\(result.errors.text)")
    }
}
