import ArgumentParser

struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "Who may do what, and how the first person comes in.",
        subcommands: [AccessList.self, AccessSetup.self]
    )
}
