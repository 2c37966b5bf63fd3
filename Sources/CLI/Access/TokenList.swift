import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieAccess
import VigieServer

struct TokenList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List tokens, the newest first; never what opens the door.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "Only those of this person.")
    var person: String?

    func run() async throws {
        let table = try await place.withRecords { records in
            TokenTable(tokens: try await records.access.tokens.list(of: person), now: records.world.now())
        }
        try output.format.present(table)
    }
}

/// Tokens as a list.
struct TokenTable: Presentable {
    let tokens: [APIToken]
    let now: Timestamp

    var text: String {
        guard !tokens.isEmpty else { return "There is no token." }
        var table = Table(
            .init("ID"), .init("PERSON"), .init("LABEL"), .init("AT MOST"), .init("EXPIRES"), .init("LAST USED"),
            .init("STATE"))
        for token in tokens {
            table.add(
                token.id, token.person, token.label, token.roles.description, token.expiresAt.display,
                token.lastUsedAt?.display ?? "never", token.state(at: now))
        }
        return table.text
    }

    var json: JSONValue {
        .array(
            tokens.map { token in
                var members = token.json.object ?? [:]
                members["state"] = .string(token.state(at: now))
                return .object(members)
            })
    }
}

extension APIToken {
    fileprivate func state(at now: Timestamp) -> String {
        if revokedAt != nil { return "revoked" }
        return isGood(at: now) ? "good" : "expired"
    }

    /// The token for programs, without what opens the door.
    var json: JSONValue {
        let members: [String: JSONValue?] = [
            "id": .string(id), "person": .string(person), "label": .string(label),
            "roles": .string(roles.description), "createdAt": .string(createdAt.rfc3339),
            "expiresAt": .string(expiresAt.rfc3339), "lastUsedAt": lastUsedAt.map { .string($0.rfc3339) },
            "revokedAt": revokedAt.map { .string($0.rfc3339) },
        ]
        return .object(members.compactMapValues(\.self))
    }
}
