import ArgumentParser
import TerminalOutput
import VigieAccess
import VigieServer

struct PersonEnable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Let somebody in again who was disabled; they sign in anew.")

    @OptionGroup var place: PlaceOptions

    @Argument(help: "The person's name.")
    var name: String

    func run() async throws {
        try await place.withRecords { records in
            try await records.access.accounts.enable(name, by: try await records.commandLine())
        }
        Terminal.write("\(name) may sign in.")
    }
}
