import ArgumentParser
import TerminalOutput
import VigieBackups
import VigieEngine
import VigiePlan
import VigieServer

struct BackupPrepare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prepare", abstract: "Make a database ready: its stanza, its archiving, and the canary in it.",
        discussion: """
            The SQL is shown before it is run. Where somebody else may run it, --print writes it to standard output and
            touches nothing; run `prepare` once more afterwards. It may be run again without harm.
            """
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var choice: PolicyChoice

    @Flag(help: "Print the SQL instead of running it.")
    var print = false

    func run() async throws {
        try await place.withControlPlane { plane in
            let protection = try choice.resolve(in: plane.plan)
            let spec = protection.database.resource.spec
            let sql = CanarySQL(schema: spec.canary.schema, role: spec.role)
            if print { return Terminal.emit(sql.script, end: "") }
            Terminal.note("In the database \(protection.database.resource.name), where it is not there yet:\n")
            Terminal.note(sql.script)
            try await Workbench(plane).perform([PrepareBackups(policy: protection.policy.name)], output)
        }
    }
}
