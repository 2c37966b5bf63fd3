package import Wording

/// Why there is no plan, or no secret, at all.
package enum PlanError: Error, Hashable, Sendable {
    case notFound(String)
    case notReadable(String, reason: String)
    case noFiles(String)
    case secretMissing(SecretReference)
    case secretNotReadable(SecretReference, reason: String)
    case secretEmpty(SecretReference)
}

extension PlanError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound(let path):
            Problem(
                code: "plan.not-found", nature: .usage, title: "There is no plan here.",
                detail: "'\(path)' does not exist.",
                hint: "make one with `vigie init`, or say where yours is with `--plan DIRECTORY`")
        case .notReadable(let path, let reason):
            Problem(
                code: "plan.not-readable", nature: .usage, title: "The plan cannot be read.",
                detail: "'\(path)': \(reason).",
                hint: "look at the owner and the mode of the directory and its files")
        case .noFiles(let path):
            Problem(
                code: "plan.empty", nature: .usage, title: "There is no plan here.",
                detail: "'\(path)' holds no .yaml or .yml file.",
                hint: "make one with `vigie init`, or say where yours is with `--plan DIRECTORY`")
        case .secretMissing(let reference):
            Problem(
                code: "secret.missing", nature: .usage, title: "A secret is missing.",
                detail: "The \(reference) is not there.",
                hint: reference.remedy)
        case .secretNotReadable(let reference, let reason):
            Problem(
                code: "secret.not-readable", nature: .usage, title: "A secret cannot be read.",
                detail: "The \(reference): \(reason).",
                hint: reference.remedy)
        case .secretEmpty(let reference):
            Problem(
                code: "secret.empty", nature: .usage, title: "A secret is empty.",
                detail: "The \(reference) holds nothing.",
                hint: reference.remedy)
        }
    }
}

extension SecretReference {
    fileprivate var remedy: String {
        switch self {
        case .fromEnv(let name): "set \(name) in the environment that vigie runs in"
        case .fromFile(let path): "put the secret into \(path), readable by the user that vigie runs as and nobody else"
        }
    }
}
