import ArgumentParser
import VigieEngine
import VigieServer

struct RunApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Agree to what a run is about to do.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The run's name.")
    var run: String

    @Argument(help: "The digest of what will be done, as `vigie run show` gives it.")
    var digest: String

    @Option(help: ArgumentHelp("Why, for those who ask later.", valueName: "text"))
    var comment: String?

    func run() async throws {
        try await place.decide(on: run, output) {
            try await $0.approve(RunID(run), digest: digest, by: Person.current, comment: comment)
        }
    }
}
