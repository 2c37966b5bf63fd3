import ArgumentParser
import VigieEngine
import VigieServer

struct RunRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Give a run another chance.",
        discussion: """
            A run that has ended is started again as a new one; one that stopped because its procedure changed goes on
            from where it was. It is carried out here and now; Ctrl-C leaves it to `vigie serve`.
            """
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The run's name.")
    var run: String

    func run() async throws {
        try await place.withControlPlane { plane in
            let again = try await plane.engine.retry(RunID(run), by: Person.current)
            try await plane.perform(again, output)
        }
    }
}
