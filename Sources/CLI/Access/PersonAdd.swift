import ArgumentParser
import TerminalOutput
import VigieAccess
import VigieServer

struct PersonAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Make an account for a person of the plan.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var password: PasswordOptions

    @Argument(help: "The person's name in the plan.")
    var name: String

    func run() async throws {
        guard PersonName.isValid(name) else { throw AccessError.badPersonName(name) }
        let secret = try password.read(for: name)
        try await place.withControlPlane { plane in
            let access = plane.records.access
            try await access.accounts.add(name, password: secret, by: try await plane.records.commandLine())
            let policy = AccessPolicy(plan: plane.plan)
            Terminal.write("\(name) has an account. The plan's roles for them: \(policy.roles(of: name)).")
            if policy.roles(of: name).isEmpty {
                Terminal.note("To come in they need a Person '\(name)' in the plan, and a RoleBinding that names them.")
            }
        }
    }
}
