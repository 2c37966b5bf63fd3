import ArgumentParser
import TerminalOutput
import VigieEngine
import VigieServer

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keep watch: do what the plan's schedules ask for, until stopped.",
        discussion: """
            It takes up a changed plan by itself; one with errors is reported, and the one before stays in force.
            Ctrl-C or SIGTERM ends it within two seconds; what was under way goes on at the next start.
            """
    )

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let settings = place.settings
        do {
            try await TerminationSignals.cancelling {
                try await ControlPlane.serve(settings) { ServerLog.write($0) }
            }
        } catch let invalid as InvalidPlan {
            DiagnosticsReport(check: invalid.check).note()
            throw invalid
        } catch is Interrupted {
            // Being asked to stop is how a server ends well.
            Terminal.note("Stopped.")
        }
    }
}
