import ArgumentParser
import VigieClient
import VigieEngine

struct RunRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Give a run another chance.",
        discussion: """
            A run that has ended is started again as a new one; one that stopped because its procedure changed goes on
            from where it was. It is carried out here and now; Ctrl-C leaves it to `vigie serve`.
            """
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The run's name.")
    var run: String

    func run() async throws {
        try await reach.withWorkbench { bench in
            let before = try await bench.client.run(RunID(run))
            let again = try await bench.client.retry(RunID(run))
            try await bench.perform(RunID(again.id), knowing: again.id == run ? before.steps : [], output)
        }
    }
}
