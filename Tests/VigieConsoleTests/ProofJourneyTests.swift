import Foundation
import Testing
import Tools
import VigieTestSupport

/// What the product is for, as somebody sees it: a real backup, proven while a browser looks on.
@Suite(.serialized) struct ProofJourneyTests {
    @Test func `a real proof is watched from its start to what it recorded`() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-proof-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        // The accounts that databases run as have to get in.
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory.path)
        defer { try? FileManager.default.removeItem(at: directory) }
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "proof.py")
        let path = Tool.environmentVariable("PATH") ?? "/usr/bin:/bin"
        let run = ToolRun(
            Tool(name: "python3", path: DebianPython.path),
            [script.path, try ScriptRunner.binaries + "/vigie", directory.path],
            environment: ["PATH": .plain(path), "HOME": .plain(directory.path), "CI": "1"], timeout: .seconds(1800))
        let result = try await run.perform()
        #expect(result.succeeded, "\(result.errors.text)\n\(result.output.text)")
        #expect(result.output.text.hasSuffix("It came back.\n"), "\(result.output.text)")
    }
}
