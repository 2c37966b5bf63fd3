package import Wording

extension KubernetesError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .configuration(let problem):
            Problem(
                code: "kubernetes.configuration", nature: .usage, title: "The Kubernetes configuration is wrong.",
                detail: problem.description)
        case .credentials(let source, let reason, let hint):
            Problem(
                code: "kubernetes.credentials", nature: .unreachable, title: "\(source) handed out no credentials.",
                detail: reason, hint: hint)
        case .status(let status, let request): Self.problem(of: status, request: request, conflicts: conflicts)
        case .unreachable(let server, let request, let reason):
            Problem(
                code: "kubernetes.unreachable", nature: .unreachable,
                title: "The API server \(server) does not answer.",
                detail: "\(request): \(reason)", hint: "Check the address, the network and the cluster's state.")
        case .untrusted(let server, let reason):
            Problem(
                code: "kubernetes.untrusted", nature: .refused,
                title: "The API server \(server) could not be verified.",
                detail: reason, hint: "Check certificate-authority-data and tls-server-name.")
        case .timedOut(let request, let span):
            Problem(
                code: "kubernetes.timed-out", nature: .unreachable, title: "The API server did not answer in time.",
                detail: "\(request) took longer than \(span).")
        case .unreadable(let request, let reason):
            Problem(
                code: "kubernetes.unreadable", title: "The API server's answer could not be understood.",
                detail: "\(request): \(reason)")
        case .invalid(let reason):
            Problem(code: "kubernetes.invalid", nature: .usage, title: "This cannot be asked.", detail: reason)
        case .closed: Problem(code: "kubernetes.closed", title: "The Kubernetes client is closed already.")
        }
    }

    private static func problem(of status: Status, request: String, conflicts: [FieldConflict]) -> Problem {
        let word = status.reason.rawValue.isEmpty ? "status-\(status.code)" : kebab(status.reason.rawValue)
        let nature: Problem.Nature =
            switch status.code {
            case 401, 403: .refused
            case 409, 410: .inconclusive
            case 429, 500...: .unreachable
            default: .failed
            }
        guard !conflicts.isEmpty else {
            return Problem(
                code: "kubernetes.\(word)", nature: nature, title: "The API server refused: \(status.message)",
                detail: request)
        }
        return Problem(
            code: "kubernetes.field-conflict", nature: .refused, title: "Others own fields that would have changed.",
            detail: conflicts.map(\.description).joined(separator: "; "),
            hint: "Leave these fields out, or take them over by force.")
    }

    private static func kebab(_ word: String) -> String {
        var text = ""
        for character in word {
            if character.isUppercase, !text.isEmpty { text.append("-") }
            text.append(character.lowercased())
        }
        return text
    }
}
