import FoundationEssentials
import JSONTree
import Tools

/// What a person is told who asks pgBackRest itself about a repository.
struct ByHand: Sendable {
    /// One answer: the command, and what a script that runs it at night would go by.
    struct Answer: Hashable, Sendable {
        let command: String
        let said: String
        let succeeded: Bool
    }

    let repository: String
    let stanza: String
    let account: Account?
    /// A directory that the account may write to.
    let scratch: String

    /// `info`: what most people look at.
    func info() async throws -> Answer {
        let result = try await run("info", ["--output=json"])
        let status = try? JSONValue(parsing: result.output.bytes)[0]?["status"]?["message"]?.string
        return Answer(
            command: "pgbackrest info", said: status.map { "status: \($0)" } ?? result.reason,
            succeeded: result.succeeded)
    }

    /// `verify`: the command that is there to find this.
    func verify() async throws -> Answer {
        answer("pgbackrest verify", try await run("verify"))
    }

    /// `restore` of everything there is, into an empty directory.
    func restore(into directory: String) async throws -> Answer {
        let options = ["--archive-mode=off", "--pg1-path=\(directory)", "--lock-path=\(scratch)"]
        return answer("pgbackrest restore", try await run("restore", options))
    }

    /// A script goes by the exit code; what was printed is for whoever reads the log.
    private func answer(_ command: String, _ result: ToolResult) -> Answer {
        let printed = result.output.lines.first ?? result.errors.lines.first ?? "nothing printed"
        return Answer(
            command: command, said: "exit code \(result.code ?? -1), \(printed)", succeeded: result.succeeded)
    }

    private func run(_ command: String, _ options: [String] = []) async throws -> ToolResult {
        try await ToolRun(
            try Tool.locate("pgbackrest"),
            [
                "--no-config", "--stanza=\(stanza)", "--repo1-path=\(repository)", "--log-level-file=off",
                "--log-level-console=warn",
            ] + options + [command],
            // An option would be handed on to the restored server's commands, some of which refuse it.
            environment: ["PGBACKREST_SPOOL_PATH": .plain(scratch)], workingDirectory: scratch, account: account,
            timeout: .seconds(120)
        ).perform()
    }
}
