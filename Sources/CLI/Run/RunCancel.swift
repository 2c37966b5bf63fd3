import ArgumentParser
import VigieEngine
import VigieServer

struct RunCancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Stop a run; what it did is undone.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The run's name.")
    var run: String

    @Option(help: ArgumentHelp("Why, for those who ask later.", valueName: "text"))
    var reason: String?

    func run() async throws {
        try await place.decide(on: run, output) { try await $0.cancel(RunID(run), by: Person.current, reason: reason) }
    }
}
