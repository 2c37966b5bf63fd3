import ArgumentParser
import VigieBackups
import VigiePlan
import VigieServer
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
}

/// Which of a policy's repositories a command is about: all of them, if not said otherwise.
struct RepositoryChoice: ParsableArguments {
    @Option(
        help: ArgumentHelp("Only this repository; may be repeated (default: all the policy names).", valueName: "name"))
    var repository: [String] = []

    func resolve(in protection: Protection) throws -> [String] {
        guard !repository.isEmpty else { return protection.repositories.map(\.name) }
        for name in repository { _ = try protection.number(of: name) }
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
