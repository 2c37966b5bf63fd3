import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieLedger
import VigiePlan
import VigieSecrets
import VigieServer

struct SecretList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the plan's secrets: where they live, and how old they are.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let secrets = try await place.withControlPlane { plane in
            var secrets: [SecretOverview] = []
            for secret in plane.plan.all(ManagedSecret.self) {
                secrets.append(try await SecretOverview(secret, in: plane.ledger))
            }
            return SecretOverviews(secrets: secrets)
        }
        try output.format.present(secrets)
    }
}

/// What is known of several secrets.
struct SecretOverviews: Presentable {
    let secrets: [SecretOverview]

    var text: String {
        guard !secrets.isEmpty else { return "The plan has no Secret." }
        var table = Table(.init("SECRET"), .init("PLACE"), .init("AT MOST"), .init("CHANGED"))
        for secret in secrets {
            table.add(secret.name, secret.place, secret.interval ?? "–", secret.changedAt?.display ?? "never")
        }
        return table.text
    }

    var json: JSONValue {
        get throws { .array(try secrets.map { try JSONValue(encoding: $0) }) }
    }
}
