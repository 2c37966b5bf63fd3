package import ArgumentParser
import TerminalOutput
import VigieServer
import Wording

/// The root of the command line: what a newcomer sees first.
package struct VigieCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "vigie",
        abstract: "Keeps a small team's promises: declared in git, carried out, proven by evidence.",
        discussion: """
            Start with `vigie demo`: it makes a database, backs it up, restores it and shows what that proves.
            For your own: `vigie init`, `vigie check`, `vigie backup prepare`, `vigie backup prove`, `vigie serve`.

            Exit status: 0 pass, 1 a verdict failed, 2 wrong usage or plan, 3 inconclusive, 4 unreachable, 5 refused.
            """,
        groupedSubcommands: [
            CommandGroup(name: "Begin:", subcommands: [DemoCommand.self, Init.self, Check.self, Schema.self]),
            CommandGroup(
                name: "Every day:",
                subcommands: [
                    Serve.self, Status.self, ReadinessShow.self, BackupCommand.self, SecretCommand.self,
                    ClusterCommand.self, NotifyCommand.self,
                ]),
            CommandGroup(name: "Look closer:", subcommands: [RunCommand.self, LedgerCommand.self]),
            CommandGroup(
                name: "Who may do what:", subcommands: [AccessCommand.self, PersonCommand.self, TokenCommand.self]),
            CommandGroup(name: "This program:", subcommands: [Version.self, Completion.self]),
        ]
    )

    package init() {}

    /// Parses and runs one command line, and reports what went wrong.
    /// - Returns: the exit status (`ExitStatus`, or 128 + the signal that ended it).
    package static func execute(_ arguments: [String]) async -> Int32 {
        do {
            let command = try parseAsRoot(arguments)
            guard var asynchronous = command as? any AsyncParsableCommand else {
                var synchronous = command
                try synchronous.run()
                return ExitStatus.pass.rawValue
            }
            try await asynchronous.run()
            return ExitStatus.pass.rawValue
        } catch let interruption as Interrupted {
            Terminal.note("\nInterrupted.")
            return interruption.exitStatus
        } catch let code as ExitCode {
            return code.rawValue
        } catch let known as any ProblemConvertible {
            return report(known.problem)
        } catch {
            return reportUsage(error)
        }
    }

    private static func report(_ problem: Problem) -> Int32 {
        Terminal.note("error: \(problem.text)")
        return ExitStatus(problem.nature).rawValue
    }

    /// What the argument parser throws: a request for help, or a command line it does not understand.
    private static func reportUsage(_ error: any Error) -> Int32 {
        let status = exitCode(for: error)
        guard status.isSuccess || status == .validationFailure else { return report(error.asProblem) }
        let message = fullMessage(for: error)
        if status.isSuccess { Terminal.write(message) } else { Terminal.note(message) }
        return status.isSuccess ? ExitStatus.pass.rawValue : ExitStatus.usage.rawValue
    }
}
