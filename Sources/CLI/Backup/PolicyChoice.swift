import ArgumentParser
import VigieBackups
import VigieClient
import VigiePlan
import Wording

/// Which policy a command is about. It need not be named where the plan has only one.
struct PolicyChoice: ParsableArguments {
    @Argument(help: ArgumentHelp("The policy's name; may be left out where there is only one.", valueName: "policy"))
    var policy: String?

    func resolve(in plan: Plan) throws -> Protection {
        if let policy { return try Protection(policy, in: plan) }
        let names = plan.all(BackupPolicy.self).map(\.name)
        guard names.count == 1, let name = names.first else { throw Problem.choose(among: names) }
        return try Protection(name, in: plan)
    }

    /// The policy, as whoever answers knows it, and the repositories that it names.
    func resolve(with client: any Client) async throws -> ChosenPolicy {
        let policies = try await client.plan().resources.filter { $0.kind == BackupPolicy.kind }
        let names = policies.map(\.name)
        if policy == nil, names.count != 1 { throw Problem.choose(among: names) }
        guard let found = policies.first(where: { policy == nil || $0.name == policy }) else {
            throw BackupsError.noPolicy(policy ?? "")
        }
        let prefix = Repository.kind + "/"
        let repositories = found.refersTo.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        return ChosenPolicy(name: found.name, repositories: repositories)
    }
}

/// A policy that a command is about.
struct ChosenPolicy {
    let name: String
    /// In the policy's order.
    let repositories: [String]

    var identifier: String { "\(BackupPolicy.kind)/\(name)" }
}

/// Which of a policy's repositories a command is about: all of them, if not said otherwise.
struct RepositoryChoice: ParsableArguments {
    @Option(
        help: ArgumentHelp("Only this repository; may be repeated (default: all the policy names).", valueName: "name"))
    var repository: [String] = []

    func resolve(in policy: ChosenPolicy) throws -> [String] {
        guard !repository.isEmpty else { return policy.repositories }
        for name in repository where !policy.repositories.contains(name) {
            throw BackupsError.noRepository(name, policy: policy.name)
        }
        return repository
    }
}

extension Problem {
    fileprivate static func choose(among names: [String]) -> Problem {
        guard !names.isEmpty else {
            return Problem(
                code: "usage.no-policy", nature: .usage, title: "The plan has no backup policy.",
                hint: "add a resource of kind BackupPolicy; `vigie init` shows one")
        }
        return Problem(
            code: "usage.which-policy", nature: .usage, title: "The plan has several backup policies.",
            detail: names.joined(separator: ", "), hint: "name one of them")
    }
}
