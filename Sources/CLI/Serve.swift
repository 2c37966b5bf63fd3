import ArgumentParser
import TerminalOutput
import VigieEngine
import VigieServer

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keep watch: do what the plan's schedules ask for, and answer in the browser, until stopped.",
        discussion: """
            It takes up a changed plan by itself; one with errors is reported, and the one before stays in force.
            Ctrl-C or SIGTERM ends it within two seconds; what was under way goes on at the next start.

            It listens on this machine only, unless told otherwise. For others to reach it, give it a certificate, or
            put a proxy that has one before it: --public-url says what people type, --trusted-proxy whom to believe.
            """
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var listening: ListeningOptions

    func run() async throws {
        let serving = Serving(settings: place.settings, options: try listening.options) { ServerLog.write($0) }
        let (stopping, stop) = AsyncStream<Void>.makeStream()
        do {
            let announce: @Sendable () -> Void = { stop.finish() }
            try await TerminationSignals.cancelling(grace: .milliseconds(1200), announce: announce) {
                try await serving.run(stopping: stopping)
            }
            Terminal.note("Stopped.")
        } catch let invalid as InvalidPlan {
            DiagnosticsReport(check: invalid.check).note()
            throw invalid
        } catch is Interrupted {
            // Being asked to stop is how a server ends well.
            Terminal.note("Stopped.")
        }
    }
}
