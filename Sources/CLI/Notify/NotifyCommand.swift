import ArgumentParser

struct NotifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify", abstract: "See how people are told, and try it.",
        subcommands: [NotifyList.self, NotifyTest.self], defaultSubcommand: NotifyList.self)
}
