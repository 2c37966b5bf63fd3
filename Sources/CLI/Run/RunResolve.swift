import ArgumentParser
import JSONTree
import VigieClient
import VigieEngine
import Wording

struct RunResolve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve", abstract: "Say what became of a step that was cut off.",
        discussion: """
            A step that must not happen twice was started, and then the process died: only you can find out whether it
            happened. `vigie run show` says what the step is. Give exactly one of --done, --not-done, --abandon.
            """
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The run's name.")
    var run: String

    @Option(help: ArgumentHelp("It happened, with this result (JSON; null where it has none).", valueName: "result"))
    var done: String?

    @Flag(help: "It did not happen: do it now.")
    var notDone = false

    @Flag(help: "Nobody can tell: stop, and undo what was done before it.")
    var abandon = false

    func validate() throws {
        let given = (done == nil ? 0 : 1) + (notDone ? 1 : 0) + (abandon ? 1 : 0)
        guard given == 1 else { throw ValidationError("Give exactly one of --done RESULT, --not-done, --abandon.") }
    }

    func run() async throws {
        let resolution = try resolution
        try await reach.decide(on: run, output) { try await $0.resolve($1, resolution) }
    }

    private var resolution: Resolution {
        get throws {
            guard let done else { return notDone ? .notDone : .abandon }
            do {
                return .done(try JSONValue(parsing: done))
            } catch {
                throw Problem(
                    code: "usage.not-json", nature: .usage, title: "The result is not JSON.",
                    detail: error.description, hint: #"write --done null, or for example --done '{"label": "…"}'"#)
            }
        }
    }
}
