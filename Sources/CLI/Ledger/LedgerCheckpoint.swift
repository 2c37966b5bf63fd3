import ArgumentParser
import JSONTree
import VigieClient

struct LedgerCheckpoint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "Sign the ledger as it is now, and print the checkpoint.",
        discussion: """
            Keep a copy on another machine: `vigie ledger verify --against FILE` then finds whatever was done to the
            ledger since.   vigie ledger checkpoint > checkpoint.txt
            """
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let note = try await reach.withClient { try await $0.checkpoint() }
        try output.format.present(SignedCheckpoint(checkpoint: note))
    }
}

/// A signed checkpoint; its text is the note itself, so that it can be piped to a file.
struct SignedCheckpoint: Presentable {
    let checkpoint: CheckpointView

    var text: String { String(checkpoint.note.dropLast(checkpoint.note.hasSuffix("\n") ? 1 : 0)) }

    var json: JSONValue {
        get throws {
            try JSONValue(encoding: checkpoint)
        }
    }
}
