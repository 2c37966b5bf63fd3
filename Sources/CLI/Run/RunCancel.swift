import ArgumentParser
import VigieClient
import VigieEngine

struct RunCancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Stop a run; what it did is undone.")

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The run's name.")
    var run: String

    @Option(help: ArgumentHelp("Why, for those who ask later.", valueName: "text"))
    var reason: String?

    func run() async throws {
        try await reach.decide(on: run, output) { try await $0.cancel($1, reason: reason) }
    }
}
