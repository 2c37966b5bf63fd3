import ArgumentParser
import VigieClient
import VigieLedger
import VigieServer

struct LedgerRotateKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate-key", abstract: "Sign with a new key from now on; old checkpoints stay verifiable.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let rotation = try await place.withRecords { try await $0.ledger.rotateKey(actor: "cli") }
        try output.format.present(SignedCheckpoint(checkpoint: try CheckpointView(rotation.checkpoint)))
    }
}
