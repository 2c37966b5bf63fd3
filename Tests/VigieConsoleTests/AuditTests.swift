import Foundation
import Testing
import Tools
import VigieConsole
import VigieTestSupport

/// Every page in a real browser: nothing that axe-core, the policy or the eye of a measuring script complains of, even
/// when every name is an attack.
@Suite(.serialized) struct AuditTests {
    @Test func `no page breaks a rule of accessibility`() async throws {
        try await audit([("en", "en", nil), ("fr", "fr", nil)])
    }

    @Test func `nothing that a user can name is executed`() async throws {
        try await audit(Self.attacks.enumerated().map { ("attack-\($0)", "en", $1) })
    }

    static let attacks = [
        "<script>hacked=1</script>", "\"><img src=x onerror=hacked=1>", "' onfocus='hacked=1' autofocus='",
        "</title></textarea></pre><svg onload=hacked=1>", "javascript:hacked=1//",
    ]

    private func audit(_ sets: [(folder: String, language: String, hostile: String?)]) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-audit-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        var policy = ""
        for (folder, language, hostile) in sets {
            var client = SampleClient()
            client.hostile = hostile
            let sample = try await SampleConsole.make(client)
            for (name, target) in RenderingTests.pages {
                let response = await sample.get(target, language: language)
                policy = response["content-security-policy"] ?? ""
                try write(response, directory.appending(path: "\(folder)/\(name).html"))
            }
            for match in await sample.get("/").text.matches(of: #/"(\/assets\/[^"]+)"/#) {
                let asset = await sample.get(String(match.output.1))
                try write(asset, directory.appending(path: String(match.output.1)))
            }
        }
        #expect(policy.hasPrefix("default-src 'none'"))
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "audit.py")
        let run = ToolRun(
            Tool(name: "python3", path: DebianPython.path), [script.path, directory.path, policy, try Self.axe().path],
            timeout: .seconds(1200))
        let result = try await run.perform()
        try #require(result.succeeded, "\(result.reason)")
        #expect(
            result.output.text.hasSuffix("\n0 faults\n") || result.output.text == "0 faults\n", "\(result.output.text)")
    }

    private func write(_ response: PageResponse, _ url: URL) throws {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(response.text.utf8).write(to: url)
    }

    /// The rules, where scripts/install put them.
    private static func axe() throws -> URL {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../.build/python/lib")
        let library = root.standardizedFileURL
        let versions = try FileManager.default.contentsOfDirectory(atPath: library.path)
        let rules = versions.map { library.appending(path: "\($0)/site-packages/axe_playwright_python/axe.min.js") }
        return try #require(
            rules.first { FileManager.default.fileExists(atPath: $0.path) }, "scripts/install tests brings axe-core")
    }
}
