import ArgumentParser
import TerminalOutput
import VigieAccess
import VigieServer

struct PersonForget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Forget somebody who has left: account, sessions, tokens, and who they are in the ledger.",
        discussion: """
            The ledger keeps its entries, and from then on nobody can tell whom they are about. Remove the person from
            the plan first. Backups of the data directory still know the name until they are rotated out.
            """)

    @OptionGroup var place: PlaceOptions

    @Argument(help: "The person's name.")
    var name: String

    func run() async throws {
        try await place.withRecords { records in
            try await records.access.forget(name, by: try await records.commandLine())
        }
        Terminal.write("\(name) is forgotten.")
    }
}
