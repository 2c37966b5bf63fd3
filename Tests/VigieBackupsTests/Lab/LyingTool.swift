import Tools
import VigieBackups
import VigieTestSupport

/// pgBackRest behind a script of ours, which notes how it is called and may claim what it has not done.
struct LyingTool: Sendable {
    let lab: BackupLab
    private let path: String
    private let notes: String

    /// - Parameter claims: commands that end with success without being run.
    init(in lab: BackupLab, claiming claims: [String] = []) async throws {
        self.lab = lab
        let name = lab.server.directory + "/tool-\(UInt32.random(in: 0...UInt32.max))"
        path = name + ".sh"
        notes = name + ".notes"
        let real = try Tool.locate("pgbackrest").path
        let lies = claims.map { "case \" $* \" in *' \($0) '*) exit 0 ;; esac" }
        try lab.server.write(
            ["#!/bin/sh", "echo \"$*\" >>'\(notes)'"] + lies + ["exec '\(real)' \"$@\""], to: path)
        try await lab.shell("chmod 755 '\(path)'; : >'\(notes)'")
    }

    func engine(_ setup: PgBackRestSetup) -> PgBackRest {
        PgBackRest(tool: Tool(name: "pgbackrest", path: path), version: PgBackRest.oldest, setup: setup)
    }

    /// How it was called, call by call.
    var calls: [String] {
        get async throws { try await lab.shell("cat '\(notes)'").output.lines }
    }
}
