import Tools

extension PgBackRest {
    /// Fetches a backup into an empty directory. Nothing is started.
    ///
    /// Whatever the target of the recovery will be is our own affair: here the server's settings are only made to
    /// archive nothing, and every tablespace is kept inside of the copy.
    /// - Parameter label: the backup; it is never left to the tool which one to take.
    package func restore(
        _ label: String, repository number: Int, into directory: String, tablespaces: String,
        workingDirectory: String = "/",
        progress: @escaping @Sendable (_ fraction: Double?, _ text: String) -> Void = { _, _ in }
    ) async throws {
        let result = try await run(
            "restore", repository: number,
            [
                "--set=\(label)", "--pg1-path=\(directory)", "--type=default", "--archive-mode=off",
                "--tablespace-map-all=\(tablespaces)", "--no-delta",
            ], reports: true, workingDirectory: workingDirectory
        ) { line in
            if let report = PgBackRestReport(line.text) { progress(report.fraction, report.text) }
        }
        if let failure = PgBackRestFailure(result, mayBePassphrase: false) { throw failure }
    }

    /// The command by which a server that recovers fetches the log from one repository.
    package func restoreCommand(repository number: Int, directory: String) -> String {
        let words = [
            tool.path, "--config=\(setup.directory.configuration(of: setup.stanza))", "--stanza=\(setup.stanza)",
            "--repo=\(number)", "--pg1-path=\(directory)", "--log-level-console=off", "--log-level-stderr=warn",
            "archive-get",
        ]
        return words.map { ShellWord($0).text }.joined(separator: " ").replacing("%", with: "%%") + " %f \"%p\""
    }

    /// Fetches one file of the log; false where the repository does not have it.
    package func fetch(log name: String, repository number: Int, to path: String) async throws -> Bool {
        let result = try await run("archive-get", repository: number, operands: [name, path], timeout: .seconds(600))
        // 1 is no error code of the tool: it means that there is no such file.
        if result.code == 1 { return false }
        if let failure = PgBackRestFailure(result, mayBePassphrase: false) { throw failure }
        return true
    }
}

/// A word as a shell has to be given it.
struct ShellWord {
    let text: String

    init(_ word: String) {
        text = "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
