import ArgumentParser
import VigieSecrets
import VigieServer

struct SecretEncryptionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encryption", abstract: "Measure how secrets are protected on their way, and in sealed copies.",
        discussion: "What a provider says of its own store is shown as its word; nobody else can see it."
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await reach.withWorkbench { bench in
            try await bench.perform([CheckEncryption()], output)
        }
    }
}
