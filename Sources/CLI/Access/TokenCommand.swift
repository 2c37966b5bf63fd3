import ArgumentParser

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "What programs come in with.",
        subcommands: [TokenCreate.self, TokenList.self, TokenRevoke.self]
    )
}
