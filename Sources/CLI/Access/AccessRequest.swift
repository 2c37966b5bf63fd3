import AgeFormat
import ArgumentParser
import Quantities
import TerminalOutput
import VigieClient
import VigieEngine
import VigieSecrets
import Wording

struct AccessRequest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Get in, in an emergency, for a while.",
        discussion: """
            Waits until those who have to agree did, then writes what opens the door to standard output, once. It ends
            by itself, and has to be reviewed before anybody gets in again. If this command is cut off, the request
            goes on: `vigie access collect` takes what is waiting.
            """)

    @OptionGroup var reach: ReachOptions

    @Argument(help: "The EmergencyAccess's name.")
    var access: String

    @Option(help: ArgumentHelp("Why; those who agree and those who review read it.", valueName: "text"))
    var reason: String

    @Option(help: ArgumentHelp("The incident's number, or 'exercise'.", valueName: "name"))
    var incident: String

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("How long, such as 30m; otherwise the longest.", valueName: "duration"))
    var span: RequestedSpan?

    func run() async throws {
        let keyring = AccessKeyring()
        let recipient = try keyring.make().recipient.description
        let procedure = RequestAccess(
            access: access, reason: reason, incident: incident, seconds: span?.duration.components.seconds,
            recipient: recipient)
        try await reach.withWorkbench { bench in
            let id = try await bench.start(procedure)
            Terminal.note("The request is \(id).")
            try await AccessHandover(bench: bench, keyring: keyring).wait(for: id)
        }
    }
}

/// How long access is asked for, as it is said on the command line: `30m`.
struct RequestedSpan: ExpressibleByArgument {
    let duration: Duration

    init?(argument: String) {
        guard let duration = try? Duration(quantity: argument) else { return nil }
        self.duration = duration
    }
}
