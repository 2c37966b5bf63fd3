import ArgumentParser
import VigieDemo
import VigieServer

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Watch a backup being proven: a real database, two regions, and damage that is found.",
        discussion: """
            It takes about two minutes, works in a directory of its own, and leaves nothing behind unless you ask.
            """
    )

    @Option(help: ArgumentHelp("Where to play (default: ./vigie-demo).", valueName: "directory"))
    var dir: String?

    @Flag(help: "Leave everything to be looked at, with the database running.")
    var keep = false

    @Option(help: .hidden)
    var scale = 1.0

    func run() async throws {
        let demo = Demo(Demo.Options(directory: dir, isKept: keep, scale: scale))
        let verdict = try await TerminationSignals.cancelling { try await demo.run() }
        try ExitStatus(verdict).exit()
    }
}
