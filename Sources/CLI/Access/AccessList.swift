import ArgumentParser
import JSONTree
import TerminalOutput
import VigieAccess
import VigiePlan
import VigieServer

struct AccessList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List who may do what, by the plan.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let check = try PlanCheck.syntax(place.settings.plan)
        if !check.isValid { DiagnosticsReport(check: check).note() }
        let policy = AccessPolicy(plan: try check.validPlan)
        let accounts =
            place.settings.data.exists ? try await place.withRecords { try await $0.access.accounts.list() } : []
        try output.format.present(AccessTable(policy: policy, accounts: accounts))
    }
}

/// Who may do what, and how they can come in.
struct AccessTable: Presentable {
    private struct Row {
        let person: String
        let displayName: String?
        let roles: Roles
        let sources: [String]
        let entrances: [String]
    }

    private let rows: [Row]
    private let isDeclared: Bool

    init(policy: AccessPolicy, accounts: [Account]) {
        isDeclared = policy.isDeclared
        let known = Dictionary(accounts.map { ($0.person, $0) }) { first, _ in first }
        let names = Set(policy.plan.all(VigieAccess.Person.self).map(\.name)).union(known.keys)
        rows = names.sorted().map { name in
            let (person, account) = (policy.person(name), known[name])
            let providers = person?.spec.identities.map(\.provider.name) ?? []
            let byMail = policy.plan.all(IdentityProvider.self).filter {
                $0.spec.claim == .email && person?.spec.email != nil
            }.map(\.name)
            return Row(
                person: name, displayName: person?.spec.displayName,
                roles: policy.roles(of: name, isFounder: account?.isFounder ?? false),
                sources: Set(policy.grants.filter { $0.person == name }.map(\.binding)).sorted(),
                entrances: account?.isDisabled == true
                    ? ["disabled"]
                    : (account?.hasPassword == true ? ["password"] : [])
                        + (account?.hasSecondFactor == true ? ["code"] : []) + Set(providers + byMail).sorted())
        }
    }

    var text: String {
        guard !rows.isEmpty else {
            return "The plan names nobody, and there is no account. `vigie access setup` lets the first person in."
        }
        var table = Table(.init("PERSON"), .init("NAME"), .init("ROLES"), .init("BY"), .init("SIGNS IN WITH"))
        for row in rows {
            table.add(
                row.person, row.displayName, row.roles.description, row.sources.joined(separator: ", "),
                row.entrances.joined(separator: ", "))
        }
        guard !isDeclared else { return table.text }
        return table.text + "\n\nThe plan has no RoleBinding yet: only who used the setup link may come in."
    }

    var json: JSONValue {
        .array(
            rows.map { row in
                let members: [String: JSONValue?] = [
                    "person": .string(row.person), "displayName": row.displayName.map { .string($0) },
                    "roles": .string(row.roles.description), "bindings": .array(row.sources.map { .string($0) }),
                    "signsInWith": .array(row.entrances.map { .string($0) }),
                ]
                return .object(members.compactMapValues(\.self))
            })
    }
}
