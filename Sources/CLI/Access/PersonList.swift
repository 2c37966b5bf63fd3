import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieAccess
import VigieServer

struct PersonList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the accounts that are kept here.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try output.format.present(
            AccountTable(accounts: try await place.withRecords { try await $0.access.accounts.list() }))
    }
}

/// Accounts as a list.
struct AccountTable: Presentable {
    let accounts: [Account]

    var text: String {
        guard !accounts.isEmpty else { return "There is no account yet." }
        var table = Table(
            .init("PERSON"), .init("STATE"), .init("PASSWORD SINCE"), .init("SECOND FACTOR"), .init("CREATED"))
        for account in accounts {
            table.add(
                account.person, account.state, account.passwordChangedAt?.display ?? "none",
                account.hasSecondFactor ? "yes, \(account.recoveryCodesLeft) recovery codes" : "no",
                account.createdAt.display)
        }
        return table.text
    }

    var json: JSONValue { .array(accounts.map(\.json)) }
}

extension Account {
    fileprivate var state: String {
        isDisabled ? "disabled" : "enabled"
    }

    fileprivate var json: JSONValue {
        let members: [String: JSONValue?] = [
            "person": .string(person), "state": .string(state), "createdAt": .string(createdAt.rfc3339),
            "passwordChangedAt": passwordChangedAt.map { .string($0.rfc3339) }, "secondFactor": .bool(hasSecondFactor),
            "recoveryCodesLeft": .integer(Int64(recoveryCodesLeft)), "founder": .bool(isFounder),
        ]
        return .object(members.compactMapValues(\.self))
    }
}
