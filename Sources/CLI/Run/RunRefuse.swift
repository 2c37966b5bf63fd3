import ArgumentParser
import VigieEngine
import VigieServer

struct RunRefuse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "Refuse what a run is about to do; it stops and undoes what it did.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The run's name.")
    var run: String

    @Argument(help: "The digest of what will not be done, as `vigie run show` gives it.")
    var digest: String

    @Option(help: ArgumentHelp("Why, for those who ask later.", valueName: "text"))
    var comment: String?

    func run() async throws {
        try await place.decide(on: run, output) {
            try await $0.refuse(RunID(run), digest: digest, by: Person.current, comment: comment)
        }
    }
}
