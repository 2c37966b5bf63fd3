import FoundationEssentials
import Tools
import VigieTestSupport

/// A small disk, in memory.
struct TemporaryDisk: Sendable {
    let path: String
    let megabytes: Int

    init(at path: String, megabytes: Int) {
        self.path = path
        self.megabytes = megabytes
    }

    func mounted(_ body: () async throws -> Void) async throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try await run("mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m,mode=0755", "tmpfs", path])
        do {
            try await body()
        } catch {
            try await run("umount", ["-l", path])
            throw error
        }
        try await run("umount", ["-l", path])
    }

    func remount(readOnly: Bool) async throws {
        try await run("mount", ["-o", "remount,\(readOnly ? "ro" : "rw")", path])
    }

    private func run(_ program: String, _ arguments: [String]) async throws {
        let result = try await ToolRun(try Tool.locate(program), arguments, timeout: .seconds(60)).perform()
        guard result.succeeded else { throw ScratchFailure(reason: result.reason) }
    }
}
