import AgeFormat
import FoundationEssentials
import Surroundings
import Testing
import Tools
import VigieTestSupport

/// With the `age` program itself, both ways: what is sealed here has to open where Vigie is not.
@Suite struct RealAgeTests {
    private func inScratch(_ body: (String) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.path + "/vigie-age-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        do { try await body(directory) } catch {
            try? FileManager.default.removeItem(atPath: directory)
            throw error
        }
        try FileManager.default.removeItem(atPath: directory)
    }

    private func run(_ name: String, _ arguments: [String], input: [UInt8] = []) async throws -> ToolResult {
        let result = try await ToolRun(
            Tool.locate(name), arguments, input: input, timeout: .seconds(60), captureLimit: 1 << 22
        ).perform()
        try #require(result.succeeded, "\(result.reason)")
        return result
    }

    /// What is in a file. Where there is nothing to write, age makes none.
    private func read(_ path: String) -> [UInt8] {
        Array(FileManager.default.contents(atPath: path) ?? Data())
    }

    @Test(arguments: [0, 1, 65_536, 200_001], [false, true]) func `age opens what is sealed here, and the reverse`(
        size: Int, armored: Bool
    ) async throws {
        try await inScratch { directory in
            let random = SeededRandom(seed: UInt64(size))
            let content = random.bytes(size)
            _ = try await run("age-keygen", ["-o", directory + "/key"])
            let lines = try String(contentsOfFile: directory + "/key", encoding: .utf8).split(separator: "\n")
            let identity = try AgeIdentity(String(try #require(lines.last)))
            let other = AgeIdentity(random: random)
            let recipients = [try other.recipient, try identity.recipient]
            let sealed = try AgeFile.seal(content, for: recipients, random: random)
            let written = armored ? Array(AgeArmor.encode(sealed).utf8) : sealed
            try Data(written).write(to: URL(filePath: directory + "/sealed"))
            _ = try await run(
                "age", ["-d", "-i", directory + "/key", "-o", directory + "/opened", directory + "/sealed"])
            #expect(read(directory + "/opened") == content)

            try Data(content).write(to: URL(filePath: directory + "/content"))
            let options = (armored ? ["-a"] : []) + recipients.flatMap { ["-r", $0.description] }
            _ = try await run("age", options + ["-o", directory + "/theirs", directory + "/content"])
            #expect(try AgeFile.open(read(directory + "/theirs"), with: [identity]) == content)
            #expect(try AgeFile.open(read(directory + "/theirs"), with: [other]) == content)
        }
    }

    @Test func `passphrases go both ways`() async throws {
        try await inScratch { directory in
            let words = "quatre mots pour ouvrir"
            let sealed = try AgeFile.seal(
                [1, 2, 3], with: AgePassphrase(words, logarithm: 12), random: SeededRandom(seed: 2))
            try Data(sealed).write(to: URL(filePath: directory + "/sealed"))
            // age asks for a passphrase on a terminal only; `script` lends it one.
            let typed = Array("\(words)\n\(words)\n".utf8)
            _ = try await run(
                "script", ["-qec", "age -d -o \(directory)/opened \(directory)/sealed", "/dev/null"], input: typed)
            #expect(read(directory + "/opened") == [1, 2, 3])
            _ = try await run(
                "script", ["-qec", "age -p -o \(directory)/theirs \(directory)/opened", "/dev/null"], input: typed)
            #expect(try AgeFile.open(read(directory + "/theirs"), with: AgePassphrase(words)) == [1, 2, 3])
        }
    }
}
