import ArgumentParser
import VigieSecrets
import VigieServer

struct SecretRotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Change a secret now, so that nobody who uses it notices.",
        discussion: """
            A login of PostgreSQL changes over to the other of its two roles: the new one is proven before anybody gets
            it, and the old one is disabled when nobody has used it for a while. A certificate is signed anew and looked
            for where it is shown; a token is made and proven, and the old one revoked. Pods that read the secret are
            replaced in the plan's order. If anything fails, all is put back.
            """
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The Secret's name.")
    var secret: String

    @Flag(help: "Change it also while the window of the plan is closed.")
    var now = false

    func run() async throws {
        try await reach.withWorkbench { bench in
            try await bench.perform([RotateSecret(secret: secret, atAnyHour: now)], output)
        }
    }
}
