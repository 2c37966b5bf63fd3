import ArgumentParser
import TerminalOutput
import VigieAccess
import VigieServer

struct TokenRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "End a token at once, for every server on these records.")

    @OptionGroup var place: PlaceOptions

    @Argument(help: "The token's id, as `vigie token list` shows it.")
    var id: String

    func run() async throws {
        try await place.withRecords { records in
            try await records.access.tokens.revoke(id, of: nil, by: try await records.commandLine())
        }
        Terminal.write("\(id) is revoked.")
    }
}
