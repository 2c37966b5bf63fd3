import KubernetesRBAC

extension Subject {
    /// Somebody of whom no more is known than this.
    var principal: Principal {
        switch self {
        case .user(let name): Principal(user: name)
        case .group(let name): Principal(user: "", groups: [name])
        case .serviceAccount(let namespace, let name): .serviceAccount(name, in: namespace)
        }
    }
}

extension Principal {
    private static let everybody = "system:authenticated"

    /// Whom it stands for, where it was made from a subject.
    var subject: Subject {
        if let account = serviceAccount { return .serviceAccount(namespace: account.namespace, name: account.name) }
        guard user.isEmpty else { return .user(user) }
        return .group(groups.first { $0 != Self.everybody } ?? Self.everybody)
    }

    var title: String { subject.description }

    /// Every subject whose rights are theirs.
    var allSubjects: Set<Subject> { Set(groups.map { .group($0) } + [subject]) }
}
