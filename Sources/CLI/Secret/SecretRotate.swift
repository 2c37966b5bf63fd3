import ArgumentParser
import VigieSecrets
import VigieServer

struct SecretRotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Change a secret now, so that nobody who uses it notices.",
        discussion: """
            A login of PostgreSQL changes over to the other of its two roles: the new one is proven before anybody gets
            it, and the old one is disabled when nobody has used it for a while. If anything fails, all is put back.
            """
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The Secret's name.")
    var secret: String

    func run() async throws {
        try await reach.withWorkbench { bench in
            try await bench.perform([RotateSecret(secret: secret)], output)
        }
    }
}
