import ArgumentParser
import JSONTree
import TerminalOutput
import VigieAccess
import VigiePlan
import VigieServer
import Wording

struct AccessSetup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup",
        abstract: "Make a setup link again, for who lost the one that the server showed.",
        discussion: """
            The link makes the first account, once, within an hour; links that were made before stop being good. It is
            given only while there is no account. Put what is printed behind the server's address.
            """)

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let link = try await place.withRecords { try await $0.access.setup.issue(replacing: true) }
        guard let link else {
            throw Problem(
                code: "access.set-up-already", nature: .refused, title: "There is an account already.",
                hint: "`vigie person add NAME` makes another; `vigie person password NAME` gives one a new password.")
        }
        Terminal.write("/setup/\(link.reveal())")
        Terminal.note("Good once, for an hour. It is not shown again.")
    }
}
