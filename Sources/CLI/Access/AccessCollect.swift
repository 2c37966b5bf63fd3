import ArgumentParser
import VigieClient
import VigieEngine

struct AccessCollect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect", abstract: "Take what a request of yours got that was cut off; each is handed out once.")

    @OptionGroup var reach: ReachOptions

    @Argument(help: "The request's name.")
    var request: String

    func run() async throws {
        try await reach.withWorkbench { bench in
            let before = try await bench.client.run(RunID(request))
            try await AccessHandover(bench: bench, keyring: AccessKeyring())
                .wait(for: RunID(request), knowing: before.steps)
        }
    }
}
