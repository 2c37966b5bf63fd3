import ArgumentParser
import VigieClient
import VigieEngine
import VigieSecrets

struct AccessEnd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "End emergency access now: nobody comes in any more, and who is in goes out.")

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The grant's name.")
    var grant: String

    @Flag(help: "The place where it was given is no more; nobody can look whether it has ended there.")
    var gone = false

    func run() async throws {
        try await reach.withWorkbench { bench in
            let access = try await bench.emergencyAccess(of: grant)
            let end = EndAccess(access: access, grant: grant, placeIsGone: gone ? true : nil)
            try await bench.perform([end], output)
        }
    }
}

extension Workbench {
    /// The name of the EmergencyAccess that a grant is of.
    func emergencyAccess(of grant: String) async throws -> String {
        let subject = try await client.run(RunID(grant)).run.subject
        let prefix = "EmergencyAccess/"
        guard subject.hasPrefix(prefix) else { throw EmergencyError.noGrant(grant) }
        return String(subject.dropFirst(prefix.count))
    }
}
