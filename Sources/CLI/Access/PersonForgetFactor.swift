import ArgumentParser
import TerminalOutput
import VigieAccess
import VigieServer

struct PersonForgetFactor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget-factor",
        abstract: "Remove an account's second factor, for who lost the device and the recovery codes.")

    @OptionGroup var place: PlaceOptions

    @Argument(help: "The person's name.")
    var name: String

    func run() async throws {
        try await place.withRecords { records in
            try await records.access.accounts.removeSecondFactor(of: name, by: try await records.commandLine())
        }
        Terminal.write("\(name) comes in with the password alone until they set up another second factor.")
    }
}
