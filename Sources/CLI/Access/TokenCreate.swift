import ArgumentParser
import JSONTree
import Quantities
import Surroundings
import TerminalOutput
import VigieAccess
import VigiePlan
import VigieReadiness
import VigieServer

struct TokenCreate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a token for a program that acts for somebody; it is shown once.",
        discussion: "It may do no more than its owner may at the time, and only what its role and chapters allow.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "Whom it acts for: a person of the plan, or with an account.")
    var person: String

    @Option(help: ArgumentHelp("What it is for, for who reads the list.", valueName: "text"))
    var label: String

    @Option(help: "The most it may do: viewer, operator, approver or admin.")
    var role = Role.viewer

    @Option(help: ArgumentHelp("Only in this chapter; may be repeated.", valueName: "chapter"))
    var chapter: [ChapterName] = []

    @Option(help: ArgumentHelp("How long it is good, a year at most, such as 90d.", valueName: "duration"))
    var expires = TokenLife(duration: .seconds(90 * 86_400))

    func run() async throws {
        let created = try await place.withControlPlane { plane in
            var roles = Roles.none
            roles.grant(role, in: chapter.isEmpty ? nil : chapter)
            return try await plane.records.access.tokens.create(
                for: person, label: label, roles: roles, life: expires.duration,
                by: try await plane.records.commandLine(), under: AccessPolicy(plan: plane.plan))
        }
        try output.format.present(TokenShown(created: created))
        if case .table = output.format { Terminal.note("It is not shown again.") }
    }
}

/// How long a token is good, as it is said on the command line: `90d`.
struct TokenLife: ExpressibleByArgument {
    let duration: Duration

    init(duration: Duration) {
        self.duration = duration
    }

    init?(argument: String) {
        guard let duration = try? Duration(quantity: argument) else { return nil }
        self.duration = duration
    }

    var defaultValueDescription: String { duration.quantity }
}

/// A token that was just made: for a person the token alone, to be piped into a file.
struct TokenShown: Presentable {
    let created: CreatedToken

    var text: String { created.text.reveal() }

    var json: JSONValue {
        var members = created.token.json.object ?? [:]
        members["token"] = .string(created.text.reveal())
        return .object(members)
    }
}
