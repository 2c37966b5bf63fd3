import FoundationEssentials
import Testing
import Tools
import VigieBackups
import VigieLedger
import VigieTestSupport
import Wording

/// R12: which pgBackRest we work with.
struct PgBackRestVersionTests {
    private let setup = PgBackRestSetup(
        stanza: "shop", repositories: [], cluster: .init(dataDirectory: "/nowhere"), directory: EngineDirectory("/none")
    )

    /// A directory in which `pgbackrest` is a script that tells a version.
    private func withTool(telling words: String?, _ body: (String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.path + "/vigie-tool-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        if let words {
            try await ScratchProgram.write("#!/bin/sh\necho '\(words)'\n", to: path + "/pgbackrest")
        }
        try await body(path)
    }

    @Test(arguments: ["2.45", "2.59.1", "3.0"]) func `R12: a version whose behaviour is known is used`(
        version: String
    ) async throws {
        try await withTool(telling: "pgBackRest \(version)") { path in
            let engine = try await PgBackRest.locate(setup: setup, searchPath: path)
            #expect("\(engine.version)" == version)
        }
    }

    @Test(arguments: ["2.44", "2.5", "1.99"]) func `R12: an older one is refused, with both versions in the sentence`(
        version: String
    ) async throws {
        try await withTool(telling: "pgBackRest \(version)") { path in
            let failure = await #expect(throws: BackupsError.self) {
                try await PgBackRest.locate(setup: setup, searchPath: path)
            }
            #expect(failure?.problem.code == "backup.engine-too-old")
            #expect(failure?.verdict == .inconclusive)
            #expect(failure?.problem.detail?.contains(version) == true)
            #expect(failure?.problem.detail?.contains("2.45") == true)
        }
    }

    @Test func `R12: without the tool it is said what to install`() async throws {
        try await withTool(telling: nil) { path in
            let failure = await #expect(throws: BackupsError.engineAbsent) {
                try await PgBackRest.locate(setup: setup, searchPath: path)
            }
            #expect(failure?.verdict == .inconclusive)
            #expect(failure?.problem.hint?.contains("apt-get install pgbackrest") == true)
        }
    }

    @Test func `R12: what tells no version is not used`() async throws {
        try await withTool(telling: "hello") { path in
            await #expect(throws: (any Error).self) { try await PgBackRest.locate(setup: setup, searchPath: path) }
        }
    }
}
