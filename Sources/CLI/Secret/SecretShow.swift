import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieLedger
import VigiePlan
import VigieSecrets
import VigieServer

struct SecretShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what is known of a secret; never its value.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The Secret's name.")
    var secret: String

    func run() async throws {
        let overview = try await place.withControlPlane { plane in
            guard let resource = plane.plan.find(ManagedSecret.self, secret) else {
                throw SecretsError.noSecret(secret)
            }
            return try await SecretOverview(resource, in: plane.ledger)
        }
        try output.format.present(SecretDetail(secret: overview))
    }
}

/// What is known of one secret.
struct SecretDetail: Presentable {
    let secret: SecretOverview

    var text: String {
        var lines = [
            "\(secret.name): \(secret.content)", "place      \(secret.place)",
            "at most    \(secret.interval ?? "– (no rotation is declared)")",
            "consumers  \(secret.consumers.isEmpty ? "–" : secret.consumers.joined(separator: ", "))",
            "changed    \(secret.changedAt?.display ?? "never")",
        ]
        if let last = secret.last {
            lines.append("fingerprint \(last.fingerprint)")
            if let to = last.to { lines.append("login      \(to)") }
            if let from = last.from, last.oldIsDead == true {
                lines.append("before     \(from), disabled; its login was tried and refused")
            }
        }
        if let last = secret.last {
            lines += (last.rolled ?? []).map { "has it     \($0.workload), \($0.pods) pods" }
            if let expires = last.expires { lines.append("ends       \(expires.display)") }
            if let seenAt = last.seenAt { lines.append("seen at    \(seenAt)") }
        }
        return lines.joined(separator: "\n")
    }

    var json: JSONValue {
        get throws { try JSONValue(encoding: secret) }
    }
}
