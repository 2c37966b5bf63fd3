import ArgumentParser

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Look at what was done, and decide what waits for you.",
        subcommands: [
            RunList.self, RunShow.self, RunCancel.self, RunRetry.self, RunResolve.self, RunApprove.self,
            RunRefuse.self,
        ]
    )
}
