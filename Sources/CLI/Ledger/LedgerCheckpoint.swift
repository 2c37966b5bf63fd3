import ArgumentParser
import JSONTree
import VigieLedger
import VigieServer

struct LedgerCheckpoint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "Sign the ledger as it is now, and print the checkpoint.",
        discussion: """
            Keep a copy on another machine: `vigie ledger verify --against FILE` then finds whatever was done to the
            ledger since.   vigie ledger checkpoint > checkpoint.txt
            """
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let note = try await place.withRecords { try await $0.ledger.checkpoint() }
        try output.format.present(SignedCheckpoint(note: note))
    }
}

/// A signed checkpoint; its text is the note itself, so that it can be piped to a file.
struct SignedCheckpoint: Presentable {
    let note: SignedNote

    var text: String { String(note.encoded.dropLast(note.encoded.hasSuffix("\n") ? 1 : 0)) }

    var json: JSONValue {
        get throws {
            let checkpoint = try note.checkpoint()
            return [
                "origin": .string(checkpoint.origin), "size": .integer(checkpoint.size),
                "note": .string(note.encoded),
            ]
        }
    }
}
