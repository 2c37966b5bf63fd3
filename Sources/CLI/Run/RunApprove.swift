import ArgumentParser
import VigieClient
import VigieEngine

struct RunApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Agree to what a run is about to do.")

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The run's name.")
    var run: String

    @Argument(help: "The digest of what will be done, as `vigie run show` gives it.")
    var digest: String

    @Option(help: ArgumentHelp("Why, for those who ask later.", valueName: "text"))
    var comment: String?

    func run() async throws {
        try await reach.decide(on: run, output) {
            try await $0.approve($1, Decision(digest: digest, comment: comment))
        }
    }
}
