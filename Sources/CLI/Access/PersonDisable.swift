import ArgumentParser
import TerminalOutput
import VigieAccess
import VigieServer

struct PersonDisable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Keep somebody out at once, whatever the plan says: their sessions and tokens too.")

    @OptionGroup var place: PlaceOptions

    @Argument(help: "The person's name.")
    var name: String

    func run() async throws {
        try await place.withControlPlane { plane in
            try await plane.records.access.accounts.disable(
                name, by: try await plane.records.commandLine(), under: AccessPolicy(plan: plane.plan))
        }
        Terminal.write("\(name) is out. `vigie person enable \(name)` lets them in again.")
    }
}
