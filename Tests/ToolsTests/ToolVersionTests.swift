import Testing
import Tools

struct ToolVersionTests {
    @Test(arguments: [("2.45", [2, 45]), ("15.18", [15, 18]), ("3.0.9-rc1", [3, 0, 9]), ("7", [7])])
    func `a version is read number by number`(text: String, numbers: [Int]) {
        #expect(ToolVersion(text)?.numbers == numbers)
    }

    @Test func `what does not begin with a number is no version`() {
        #expect(ToolVersion("beta") == nil)
        #expect(ToolVersion("") == nil)
    }

    @Test func `versions compare as numbers, not as text`() {
        #expect(ToolVersion(2, 9) < ToolVersion(2, 45))
        #expect(ToolVersion(2, 45) < ToolVersion(2, 45, 1))
        #expect(!(ToolVersion(2, 45) < ToolVersion(2, 45, 0)))
    }

    @Test func `a tool's version is found in what it prints`() async throws {
        let sh = Tool(name: "sh", path: "/bin/sh")
        let version = try await sh.version(arguments: ["-c", "echo 'postgres (PostgreSQL) 15.18 (Debian 15.18-0)'"])
        #expect(version == ToolVersion(15, 18))
        await #expect(throws: ToolError.self) { try await sh.version(arguments: ["-c", "echo hello"]) }
    }
}
