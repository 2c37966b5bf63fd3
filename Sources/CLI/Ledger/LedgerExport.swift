import ArgumentParser
import DurableFiles
import TerminalOutput
import VigieLedger
import VigieServer

struct LedgerExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print every entry, one a line, just as it was hashed.",
        discussion:
            "With --checkpoint the signed checkpoint of just these lines is written too; together they can be verified anywhere."
    )

    @OptionGroup var place: PlaceOptions

    @Option(help: ArgumentHelp("Where the checkpoint of these entries goes.", valueName: "file"))
    var checkpoint: String?

    func run() async throws {
        let note = try await place.withRecords { records in
            try await records.ledger.export { Terminal.emit(String(decoding: $0, as: UTF8.self), end: "") }
        }
        if let checkpoint { try DurableFile.replace(checkpoint, with: Array(note.encoded.utf8), mode: 0o644) }
    }
}
