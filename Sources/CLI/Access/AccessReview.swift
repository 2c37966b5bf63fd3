import ArgumentParser
import VigieSecrets

struct AccessReview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Say how emergency access was used; before, nobody gets in again.",
        discussion: "Look first: `vigie access grants` shows the reason, the database's log what was done.")

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The grant's name.")
    var grant: String

    @Option(help: ArgumentHelp("What you found.", valueName: "text"))
    var note: String

    @Flag(help: "It should not have been asked for, or was used for something else.")
    var unjustified = false

    func run() async throws {
        try await reach.withWorkbench { bench in
            let access = try await bench.emergencyAccess(of: grant)
            let review = ReviewAccess(access: access, grant: grant, isJustified: !unjustified, note: note)
            try await bench.perform([review], output)
        }
    }
}
