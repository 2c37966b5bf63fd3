import ArgumentParser
import VigieSecrets
import VigieServer

struct SecretSync: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Compare a secret with its second copy now, and bring the one that follows in line.",
        discussion: """
            The plan's `sync` says where the second copy is and whose copy counts. What somebody wrote into the one that
            follows is told, and put right: the command fails then, so that somebody asks who it was.
            """
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The Secret's name.")
    var secret: String

    func run() async throws {
        try await reach.withWorkbench { bench in
            try await bench.perform([SyncSecret(secret: secret)], output)
        }
    }
}
