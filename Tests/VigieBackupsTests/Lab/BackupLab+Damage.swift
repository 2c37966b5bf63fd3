import Foundation
import Tools
import VigieBackups
import VigiePlan
import VigieTestSupport

extension BackupLab {
    /// A copy of a repository as it was when the laboratory opened, to be damaged: nobody archives into it.
    func copy(of repository: String, named name: String) async throws -> RepositoryCopy {
        let path = server.directory + "/" + name
        try await shell("cp -a '\(asOpened(repository))' '\(path)'")
        return RepositoryCopy(name: name, path: path, lab: self)
    }

    /// Keeps the repositories as they are now for `copy(of:)`.
    func keepCopies() async throws {
        for repository in [near, far] {
            // The directory grows only by what is archived, and that goes on.
            try await shell("cp -a '\(repository)' '\(asOpened(repository))'")
        }
    }

    private func asOpened(_ repository: String) -> String { repository + "-as-opened" }

    /// Runs a line of shell as the cluster's account.
    @discardableResult
    func shell(_ line: String) async throws -> ToolResult {
        let result = try await ToolRun(
            Tool(name: "sh", path: "/bin/sh"), ["-ec", line], workingDirectory: server.directory,
            account: server.account, timeout: .seconds(300)
        ).perform()
        guard result.succeeded else { throw ScratchFailure(reason: "\(line): \(result.reason)") }
        return result
    }

    /// pgBackRest by hand, as one would type it, against one directory.
    func byHand(
        _ repository: String, _ arguments: [String], environment: [String: EnvironmentValue] = [:]
    ) async throws -> ToolResult {
        try await ToolRun(
            try Tool.locate("pgbackrest"),
            [
                "--no-config", "--stanza=shop", "--repo1-path=\(repository)",
                "--log-level-file=off",
            ] + arguments,
            environment: environment, workingDirectory: "/", account: server.account, timeout: .seconds(300)
        ).perform()
    }
}

/// A copy of a repository that a test may damage, and then prove.
struct RepositoryCopy: Sendable {
    let name: String
    let path: String
    let lab: BackupLab

    /// The plan in which it is one of the policy's repositories.
    func plan(_ more: String = "", _ change: (inout BackupLab.Changes) -> Void = { _ in }) throws -> Plan {
        var changes = BackupLab.Changes()
        changes.repositories = [(name, "{site: there, directory: \(path)\(more.isEmpty ? "" : ", ")\(more)}")]
        change(&changes)
        return try lab.plan(changes)
    }

    func prove(
        _ more: String = "", _ change: (inout BackupLab.Changes) -> Void = { _ in }
    ) async throws -> RestoreProof {
        try await lab.prove(name, plan: try plan(more, change))
    }

    /// Files below a directory of the copy, sorted.
    func files(in directory: String, named pattern: String = "*") async throws -> [String] {
        try await lab.shell("find '\(path)/\(directory)' -type f -name '\(pattern)' | sort").output.lines
    }

    /// The segments of the log, in order.
    func segments() async throws -> [String] {
        try await files(in: "archive/shop/15-1", named: "????????????????????????-*")
    }

    /// Turns over one bit in the middle of a file.
    func flipBit(in file: String) throws {
        var bytes = Array(FileManager.default.contents(atPath: file) ?? Data())
        guard !bytes.isEmpty else { throw ScratchFailure(reason: "\(file) is empty") }
        bytes[bytes.count / 2] ^= 0x10
        // In place, so that the owner stays.
        guard let handle = FileHandle(forWritingAtPath: file) else { throw ScratchFailure(reason: file) }
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
    }
}
