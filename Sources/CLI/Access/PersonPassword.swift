import ArgumentParser
import TerminalOutput
import VigieAccess
import VigieServer

struct PersonPassword: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Give an account another password; its sessions end.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var password: PasswordOptions

    @Argument(help: "The person's name.")
    var name: String

    func run() async throws {
        try await place.withRecords { records in
            guard try await records.access.accounts.find(name) != nil else { throw AccessError.unknownPerson(name) }
            let secret = try password.read(for: name)
            try await records.access.accounts.setPassword(
                of: name, to: secret, by: try await records.commandLine())
        }
        Terminal.write("\(name) has a new password, and is signed out everywhere.")
    }
}
